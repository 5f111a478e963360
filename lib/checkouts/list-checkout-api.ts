// The list of checkouts in the Checkout API.
import { z } from 'zod'
import { CHECKOUT_STATES } from '@/db/schema/checkouts'
import { choice, fault, field, listAnswer, skipAndTake, words } from '@/lib/http/checkout/fields'
import { entryIn } from '@/lib/http/fields/own-references'
import { majorUnits } from '@/lib/money/money'
import { checkoutStatusWord } from './checkout-api'
import type { CheckoutNames, CheckoutPage } from './list-by-names'

const ENTRY = /^[A-Za-z0-9][\w.-]{0,39}:[^\p{Cc}]{1,500}$/u

export const checkoutsQuery = z.object({
  ...skipAndTake,
  InternalReferenceId: words(255, { example: 'booking-4711' }).optional(),
  ExternalReference: words(255, { description: 'Exactly this reference of yours.' }).optional(),
  Metadata: field(
    {
      type: 'string',
      description: 'An entry of your metadata: its name and full value, separated by a colon.',
      example: 'costCentre:4711',
    },
    (value) =>
      typeof value === 'string' && ENTRY.test(value) && value.isWellFormed()
        ? value
        : fault('InvalidMetadata', 'must be a name and a value separated by a colon.'),
  ).optional(),
  Status: choice(CHECKOUT_STATES).optional(),
})

export const checkoutNames = (query: z.output<typeof checkoutsQuery>): CheckoutNames => ({
  internalReferenceId: query.InternalReferenceId,
  externalReference: query.ExternalReference,
  metadata: query.Metadata === undefined ? undefined : entryIn(query.Metadata),
  state: query.Status,
})

const listedCheckout = z
  .object({
    SessionId: z.string().nullable().meta({
      description: 'Null where Stripe has not created the checkout session yet, or never did.',
      example: 'cs_test_a1…',
    }),
    InternalReferenceId: z.string().meta({ example: 'booking-4711' }),
    ExternalReference: z.string().nullable().meta({ example: 'order-4711' }),
    Metadata: z.record(z.string(), z.string()).meta({ example: { costCentre: '4711' } }),
    Status: checkoutStatusWord,
    Amount: z.number().meta({ description: 'The amount to pay, in major units.', example: 45 }),
    CurrencyId: z.string().length(3).meta({ example: 'EUR' }),
    AmountPaid: z.number().meta({ description: 'The amount received and not refunded.', example: 45 }),
    AmountRefunded: z.number().meta({ example: 0 }),
    CustomerEmail: z.string().nullable(),
    CreatedDate: z.iso.datetime(),
    PaidDate: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ListedCheckout' })

export const checkoutsAnswer = listAnswer(listedCheckout, 'CheckoutList')

const present = ({ checkout, payment }: CheckoutPage['rows'][number]): z.input<typeof listedCheckout> => {
  const major = majorUnits(checkout.currency)
  return {
    SessionId: payment.sessionReference,
    InternalReferenceId: checkout.internalReferenceId,
    ExternalReference: checkout.externalReference,
    Metadata: checkout.metadata,
    Status: checkout.state,
    Amount: major(checkout.totalMinor),
    CurrencyId: checkout.currency,
    AmountPaid: major(checkout.amountPaidMinor),
    AmountRefunded: major(checkout.amountRefundedMinor),
    CustomerEmail: checkout.customerEmail ?? payment.billing?.email ?? null,
    CreatedDate: checkout.createdAt.toISOString(),
    PaidDate: checkout.paidAt?.toISOString() ?? null,
  }
}

export const presentCheckouts = (
  { rows, total }: CheckoutPage,
  offset: number,
): z.input<typeof checkoutsAnswer> => ({ Offset: offset, Total: total, Results: rows.map(present) })
