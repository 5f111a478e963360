// Checkouts as dialect B says them: what it takes, and the fields that leave.
import { z } from 'zod'
import { CHECKOUT_STATES, UI_MODES } from '@/db/schema/checkouts'
import { choice, countryCode, guid, integer, rows, words } from '@/lib/http/servicestack-fields'
import type { CheckoutOrder } from './checkout'
import type { OpenedCheckout } from './create'
import type { HeldCheckout } from './store'

const MOST_ROWS = 100
const MOST_OF_ONE = 10_000

const articleToCreate = z
  .object({
    ArticleId: integer(1, undefined, { example: 1 }),
    ArticleTypeId: integer(1, undefined, {
      description: 'Checked against the article where it is given.',
    }).optional(),
    Quantity: integer(1, MOST_OF_ONE, { default: 1 }).optional(),
  })
  .meta({ id: 'ArticleToCreate', description: 'Prices come from the stored articles, never from the call.' })

const companyId = guid({ description: 'The id of the organisation.' })

export const checkoutBody = z
  .object({
    CompanyId: companyId,
    CountryCode: countryCode({ description: 'Chooses the language of Stripe’s page.' }),
    Articles: rows(articleToCreate, MOST_ROWS),
    InternalReferenceId: words(255, {
      description:
        'What is paid, in your words: a booking, a rebate code. One checkout is open for it at a time.',
      example: 'booking-4711',
    }),
    ConfirmationUrl: words(2048, {
      format: 'uri',
      description: 'Where the payer arrives after paying; `{CHECKOUT_SESSION_ID}` in it is filled in.',
      example: 'https://book.example.com/thanks',
    }).optional(),
    CancelUrl: words(2048, {
      format: 'uri',
      description: 'The way back from the hosted page; not allowed with `embedded`.',
      example: 'https://book.example.com/cart',
    }).optional(),
    UiMode: choice(UI_MODES, { default: 'hosted' }).optional(),
  })
  .meta({ id: 'CreateCheckout' })

export const checkoutOrder = (body: z.output<typeof checkoutBody>): CheckoutOrder => ({
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
})

const status = z.enum(CHECKOUT_STATES).meta({ id: 'CheckoutStatus' })

export const checkoutAnswer = z
  .object({
    SessionId: z.string(),
    Url: z.string().nullable().meta({ description: 'Stripe’s page; for `hosted` alone.' }),
    Status: status,
    ClientSecret: z.string().nullable().meta({ description: 'For Stripe.js; for `embedded` alone.' }),
    CustomerId: z.string().nullable(),
    PaymentIntentClientSecret: z.string().nullable().meta({
      description: 'Null until Stripe has made the intent, which it does when the payer confirms.',
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
  Url: isEmbedded ? null : session.url,
  Status: session.status,
  ClientSecret: isEmbedded ? session.clientSecret : null,
  CustomerId: session.customerReference,
  PaymentIntentClientSecret: null,
  PaymentIntentId: session.paymentReference,
  StripeAccount: accountId,
})

export const checkoutStatusBody = z
  .object({ CompanyId: companyId, SessionId: words(255, { example: 'cs_test_a1…' }) })
  .meta({ id: 'ReadCheckoutStatus' })

export const checkoutStatusAnswer = z
  .object({ CustomerEmail: z.string().nullable(), Status: status })
  .meta({ id: 'CheckoutStatusResponse' })

export const presentCheckoutStatus = ({
  checkout,
  payment,
}: HeldCheckout): z.input<typeof checkoutStatusAnswer> => ({
  CustomerEmail: checkout.customerEmail ?? payment.billing?.email ?? null,
  Status: checkout.state,
})
