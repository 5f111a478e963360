// The price of paying as `GET /i/{token}` answers it: only what the payer's page shows.
import { z } from 'zod'
import { toJsonNumber } from '@/lib/money/decimal'
import { majorUnits } from '@/lib/money/money'
import type { PriceOffer } from './offer'
import { methodAdjustmentsAnswer, presentAdjustments } from './platform-api'

const money = z.number().meta({ description: 'Major units.', example: 3.57 })

export const offeredPricesAnswer = {
  earlyPayment: z
    .object({
      percent: z.number(),
      until: z.iso.date().meta({ description: 'The last day, in the organisation’s time zone.' }),
      discountAmount: money.meta({ description: 'Saved by whoever pays everything in time.' }),
      amountDue: money.meta({ description: 'What is paid then.' }),
    })
    .nullable()
    .meta({ description: 'Null where nothing is taken off, or not any more.' }),
  methodAdjustments: methodAdjustmentsAnswer.meta({
    description:
      'What a means of payment takes off or adds, of what is paid by it; empty where none does. Surcharges are asked for only where nothing forbids them: never with debit cards.',
  }),
}

export function presentOfferedPrices(prices: PriceOffer | null, currency: string) {
  const major = majorUnits(currency)
  const early = prices?.early
  return {
    earlyPayment: early
      ? {
          percent: toJsonNumber(early.percentPpm, 4),
          until: early.until,
          discountAmount: major(early.savedMinor),
          amountDue: major(prices.any.chargedMinor),
        }
      : null,
    methodAdjustments: presentAdjustments(prices?.adjustments ?? [], currency),
  }
}
