// How an invoice is collected, as `GET /i/{token}` answers it: only what the payer's page shows.
import { z } from 'zod'
import { PART_KINDS } from '@/db/schema/plans'
import { majorUnits } from '@/lib/money/money'
import { CHOICES } from '@/lib/plans/choices'
import type { Collecting } from '@/lib/plans/collecting'
import { PART_STATES } from '@/lib/plans/covered'
import type { PriceOffer } from '@/lib/prices/offer'
import { offeredPricesAnswer, presentOfferedPrices } from '@/lib/prices/offer-api'
import { payersAutopayAnswer } from './autopay-view'
import type { PayerSaid } from './payer-view'

const money = z.number().meta({ description: 'Major units.', example: 42.23 })

export const collectingAnswer = z
  .object({
    parts: z
      .array(
        z.object({
          kind: z.enum(PART_KINDS),
          dueDate: z.iso.date().nullable(),
          amount: money,
          amountPaid: money,
          state: z.enum(PART_STATES),
        }),
      )
      .meta({ description: 'Empty where the invoice is paid as a whole.' }),
    choices: z
      .array(
        z.object({
          choice: z.enum(CHOICES),
          amount: z.number().nullable().meta({ description: 'Null for an amount of the payer’s own.' }),
          minimumAmount: z.number().nullable(),
          maximumAmount: z.number().nullable(),
        }),
      )
      .meta({
        description:
          'What `POST /i/{token}/checkout-session` takes now: what nobody has paid, and nothing on its way covers.',
      }),
    ...offeredPricesAnswer,
    promise: z.object({ date: z.iso.date(), isOver: z.boolean() }).nullable().meta({
      description: 'The day on which the payer means to pay, or would have; null where there is none.',
    }),
    autopay: payersAutopayAnswer,
  })
  .meta({ id: 'Collecting' })

export function presentCollecting(
  { offers, parts }: Collecting,
  prices: PriceOffer | null,
  { promise }: Pick<PayerSaid, 'promise'>,
  currency: string,
  autopay: z.input<typeof payersAutopayAnswer>,
): z.input<typeof collectingAnswer> {
  const major = majorUnits(currency)
  const { full, next, other } = offers
  const bounds = { minimumAmount: null, maximumAmount: null }
  return {
    autopay,
    parts: parts.map(({ amountMinor, dueOn, kind, settledMinor, state }) => ({
      ...{ kind, dueDate: dueOn, amount: major(amountMinor), amountPaid: major(settledMinor), state },
    })),
    promise,
    ...presentOfferedPrices(prices, currency),
    choices: [
      ...(full === null ? [] : [{ choice: 'full' as const, amount: major(full), ...bounds }]),
      ...(next === null ? [] : [{ choice: 'next' as const, amount: major(next), ...bounds }]),
      ...(other === null
        ? []
        : [
            {
              ...{ choice: 'other' as const, amount: null },
              ...{ minimumAmount: major(other.minimumMinor), maximumAmount: major(other.maximumMinor) },
            },
          ]),
    ],
  }
}
