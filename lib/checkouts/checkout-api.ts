// Checkouts in the Checkout API: what it accepts and returns.
import { z } from 'zod'
import { CHECKOUT_STATES, UI_MODES } from '@/db/schema/checkouts'
import {
  amount,
  choice,
  countryCode,
  guid,
  integer,
  notesField,
  rows,
  words,
} from '@/lib/http/checkout/fields'
import { NOTES_RULE } from '@/lib/http/fields/own-references'
import { majorUnits } from '@/lib/money/money'
import { REFUND_WORDS } from '@/lib/payment-views/platform-api'
import type { Refund } from '@/lib/payments/payment'
import type { CheckoutOrder } from './checkout'
import type { OpenedCheckout } from './create'
import type { HeldCheckout } from './store'

const MOST_ROWS = 100
const MOST_OF_ONE = 10_000

const articleToCreate = z
  .object({
    ArticleId: integer(1, undefined, { example: 1 }),
    ArticleTypeId: integer(1, undefined, {
      description: 'Checked against the article, if given.',
    }).optional(),
    Quantity: integer(1, MOST_OF_ONE, { default: 1 }).optional(),
  })
  .meta({
    id: 'ArticleToCreate',
    description: 'Prices come from the stored articles, never from the caller.',
  })

const companyId = guid({ description: 'The id of the organisation.' })

export const checkoutBody = z
  .object({
    CompanyId: companyId,
    CountryCode: countryCode({ description: 'Chooses the language of Stripe’s page.' }),
    Articles: rows(articleToCreate, MOST_ROWS),
    InternalReferenceId: words(255, {
      description:
        'Your own reference for what is being paid: a booking, a rebate code. Only one checkout is open for it at a time.',
      example: 'booking-4711',
    }),
    ConfirmationUrl: words(2048, {
      format: 'uri',
      description: 'Where the payer goes after paying; `{CHECKOUT_SESSION_ID}` in it is filled in.',
      example: 'https://book.example.com/thanks',
    }).optional(),
    CancelUrl: words(2048, {
      format: 'uri',
      description: 'Where the hosted page links back to; not allowed with `embedded`.',
      example: 'https://book.example.com/cart',
    }).optional(),
    UiMode: choice(UI_MODES, { default: 'hosted' }).optional(),
    ExternalReference: words(255, {
      description:
        'Your own reference for the checkout; it need not be unique. Only for calls with a key or a sign-in.',
      example: 'order-4711',
    }).optional(),
    Metadata: notesField({
      description: `${NOTES_RULE} Only for calls with a key or a sign-in.`,
      example: { costCentre: '4711' },
    }).optional(),
    ReferenceSignature: words(128, {
      description:
        'Allows a call without a key to replace an open checkout that has different articles or prices: see the organisation’s secret.',
    }).optional(),
  })
  .meta({ id: 'CreateCheckout' })

const callback = words(64, {
  description: 'The function to call: GET is only for script tags.',
  example: 'show',
})

/** An address holds no lists: there they are JSON text. */
const rowsAsJson = z
  .unknown()
  .transform((value): unknown => value ?? [])
  .pipe(rows(articleToCreate, MOST_ROWS))
  .meta({
    override: {
      type: 'string',
      description: 'The rows as JSON.',
      example: '[{"ArticleId":1,"Quantity":1}]',
    },
  })

export const checkoutQuery = checkoutBody.extend({
  callback,
  Articles: rowsAsJson,
  Metadata: notesField({ type: 'string', description: `As JSON. ${NOTES_RULE}` }).optional(),
})

export const checkoutOrder = (body: z.output<typeof checkoutBody>, isBySeller: boolean): CheckoutOrder => ({
  isBySeller,
  mayReprice: isBySeller,
  organisationId: body.CompanyId,
  country: body.CountryCode,
  articles: body.Articles.map(({ ArticleId, ArticleTypeId, Quantity }) => ({
    articleId: ArticleId,
    articleTypeId: ArticleTypeId,
    quantity: Quantity ?? 1,
  })),
  internalReferenceId: body.InternalReferenceId,
  confirmationUrl: body.ConfirmationUrl ?? null,
  cancelUrl: body.CancelUrl ?? null,
  uiMode: body.UiMode ?? 'hosted',
  externalReference: body.ExternalReference ?? null,
  metadata: body.Metadata ?? {},
})

export const checkoutStatusWord = z.enum(CHECKOUT_STATES).meta({ id: 'CheckoutStatus' })

export const checkoutAnswer = z
  .object({
    SessionId: z.string(),
    Url: z.string().nullable().meta({ description: 'Stripe’s page; only for `hosted`.' }),
    Status: checkoutStatusWord,
    ClientSecret: z.string().nullable().meta({ description: 'For Stripe.js; only for `embedded`.' }),
    CustomerId: z.string().nullable(),
    PaymentIntentClientSecret: z.string().nullable().meta({
      description: 'Null until Stripe has created the intent, which it does when the payer confirms.',
    }),
    PaymentIntentId: z.string().nullable(),
    StripeAccount: z.string().meta({ description: 'The connected account, for Stripe.js.' }),
  })
  .meta({ id: 'Checkout' })

export const presentCheckout = ({
  accountId,
  isEmbedded,
  session,
}: OpenedCheckout): z.input<typeof checkoutAnswer> => ({
  SessionId: session.reference,
  Url: isEmbedded ? null : session.checkoutUrl,
  // One that is over by now is never handed out.
  Status: 'open',
  ClientSecret: isEmbedded ? (session.clientSecret ?? null) : null,
  CustomerId: session.customer?.reference ?? null,
  PaymentIntentClientSecret: null,
  PaymentIntentId: session.paymentReference,
  StripeAccount: accountId,
})

export const checkoutStatusBody = z
  .object({ CompanyId: companyId, SessionId: words(255, { example: 'cs_test_a1…' }) })
  .meta({ id: 'ReadCheckoutStatus' })

export const checkoutStatusQuery = checkoutStatusBody.clone()

export const checkoutStatusAnswer = z
  .object({
    CustomerEmail: z.string().nullable(),
    Status: checkoutStatusWord,
    Amount: z.number().meta({ description: 'The amount to pay, in major units.', example: 45 }),
    CurrencyId: z.string().length(3).meta({ example: 'EUR' }),
    InternalReferenceId: z.string().meta({ example: 'booking-4711' }),
    AmountRefunded: z.number().meta({ description: 'The amount refunded, in major units.', example: 0 }),
  })
  .meta({ id: 'CheckoutStatusResponse' })

export const presentCheckoutStatus = ({
  checkout,
  payment,
}: HeldCheckout): z.input<typeof checkoutStatusAnswer> => ({
  CustomerEmail: checkout.customerEmail ?? payment.billing?.email ?? null,
  Status: checkout.state,
  Amount: majorUnits(checkout.currency)(checkout.totalMinor),
  CurrencyId: checkout.currency,
  InternalReferenceId: checkout.internalReferenceId,
  AmountRefunded: majorUnits(checkout.currency)(checkout.amountRefundedMinor),
})

export const checkoutRefundBody = z
  .object({
    SessionId: words(255, { example: 'cs_test_a1…' }),
    Amount: amount({
      description: 'Major units; everything that remains if omitted.',
      example: 45,
    }).optional(),
    Reason: words(500, { example: 'Cancelled in time' }).optional(),
  })
  .meta({ id: 'RefundCheckout' })

export const checkoutRefundAnswer = z
  .object({
    Id: z.uuid(),
    SessionId: z.string(),
    Amount: z.number().meta({ description: 'Major units.', example: 45 }),
    CurrencyId: z.string().length(3),
    Status: z.enum(['pending', 'succeeded', 'failed']).meta({ id: 'CheckoutRefundStatus' }),
    Reason: z.string().nullable(),
    FailureReason: z.string().nullable(),
    CreatedDate: z.iso.datetime(),
  })
  .meta({ id: 'CheckoutRefund' })

export const presentCheckoutRefund = (
  refund: Refund,
  sessionId: string,
): z.input<typeof checkoutRefundAnswer> => ({
  Id: refund.id,
  SessionId: sessionId,
  Amount: majorUnits(refund.currency)(refund.amountMinor),
  CurrencyId: refund.currency,
  Status: REFUND_WORDS[refund.state],
  Reason: refund.reason,
  FailureReason: refund.failureReason,
  CreatedDate: refund.createdAt.toISOString(),
})
