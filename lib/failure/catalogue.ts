// Every way a call can be refused: code → status, title, whether a retry can help, and the log level.
import { ACCOUNTS } from './accounts'
import { AUTOPAY } from './autopay'
import { COLLECTING } from './collecting'
import { CREDIT_NOTES } from './credit-notes'
import { CUSTOMERS } from './customers'
import { DOCUMENTS } from './documents'
import { LOGOS } from './logos'
import { ORCHESTRATION } from './orchestration'
import { OVERPAYMENTS } from './overpayments'
import { PAUSES } from './pauses'
import { PROOFS } from './proofs'
import { REQUESTS } from './requests'
import { TAX_RATES } from './tax-rates'
import { WEBHOOKS } from './webhooks'

export interface Entry {
  status: number
  title: string
  /** What it means and what to do about it, for the page behind the problem's `type`. */
  advice: string
  mayRetry?: boolean
  log?: 'debug' | 'info' | 'warn' | 'error'
  /** "Is not there" and "is not yours" are one answer. */
  isVeiled?: boolean
  /** That answer does not differ by a byte either, wherever it was asked for: it names neither the call nor its address. */
  isByteIdentical?: boolean
}

const notFound = (thing: string): Entry => ({
  status: 404,
  title: `${thing} not found`,
  advice: `There is no such ${thing.toLowerCase()}, or it is not yours. Check the id and the key you call with.`,
  isVeiled: true,
})

export const CATALOGUE = {
  ...ORCHESTRATION,
  ...REQUESTS,
  ...OVERPAYMENTS,
  ...CUSTOMERS,
  ...LOGOS,
  ...DOCUMENTS,
  ...CREDIT_NOTES,
  ...COLLECTING,
  ...ACCOUNTS,
  ...PROOFS,
  ...PAUSES,
  ...TAX_RATES,
  ...AUTOPAY,
  'Auth.Unauthenticated': {
    status: 401,
    title: 'Authentication required',
    advice:
      'Send a valid key in the header x-dolfin-api-key, or sign in. Keys and sign-ins can expire or be revoked.',
  },
  'Auth.Forbidden': {
    status: 403,
    title: 'Not allowed',
    advice:
      'Your role does not allow this: ask an owner or admin of the organisation. Some calls require an API key.',
  },
  'Payment.Forbidden': {
    status: 403,
    title: 'Not allowed to configure payments',
    advice: 'Only owners and admins may configure payments. Ask one of them.',
  },
  'Payment.InvalidToken': {
    status: 404,
    title: 'Payment link invalid',
    advice:
      'The link is unknown, has been replaced, or has expired. Ask the business that sent it for a new one.',
    isVeiled: true,
    isByteIdentical: true,
  },
  'Organisation.NotFound': { ...notFound('Organisation'), isByteIdentical: true },
  'Client.NotFound': { ...notFound('Client'), isByteIdentical: true },
  'Customer.NotFound': notFound('Customer'),
  'Invoice.NotFound': notFound('Invoice'),
  'Payment.NotFound': notFound('Payment'),
  'Refund.NotFound': notFound('Refund'),
  'Dispute.NotFound': notFound('Dispute'),
  'Payout.NotFound': notFound('Payout'),
  'Application.NotFound': notFound('Application'),
  'Article.NotFound': notFound('Article'),
  'TaxRate.NotFound': notFound('Tax rate'),
  'Checkout.NotFound': notFound('Checkout'),
  'ApiKey.NotFound': notFound('API key'),
  'ProviderConnection.NotFound': notFound('Provider connection'),
  'Session.NotFound': notFound('Session'),
  'Event.NotFound': notFound('Event'),
  'Delivery.NotFound': notFound('Delivery'),
  'Pause.NotFound': notFound('Pause'),
  'User.NotFound': notFound('User'),
  'SignIn.NotFound': notFound('Sign-in'),
  'WebhookSubscription.NotFound': notFound('Webhook subscription'),
  'WebhookDelivery.NotFound': notFound('Webhook delivery'),
  'Route.NotFound': {
    status: 404,
    title: 'No such address',
    advice: 'Check the path against the API reference.',
  },
  'Route.MethodNotAllowed': {
    status: 405,
    title: 'Method not allowed',
    advice: 'The address exists, but not with this method. The Allow header lists those that do.',
  },
  'Organisation.HeaderMissing': {
    status: 400,
    title: 'Organisation header missing',
    advice: 'Name the organisation that the call is about in the header x-dolfin-organisation-id.',
  },
  'PaymentAccountLink.MissingReturnUrl': {
    status: 400,
    title: 'Return URL missing',
    advice: 'Set `returnUrl` to the address that onboarding returns to.',
  },
  'PaymentAccountLink.InvalidReturnUrl': {
    status: 400,
    title: 'Return URL invalid',
    advice: '`returnUrl` must be an absolute http or https URL that your client allows.',
  },
  'PaymentAccountLink.MissingRefreshUrl': {
    status: 400,
    title: 'Refresh URL missing',
    advice: 'Set `refreshUrl` to the address that creates a new link when this one has expired.',
  },
  'PaymentAccountLink.InvalidRefreshUrl': {
    status: 400,
    title: 'Refresh URL invalid',
    advice: '`refreshUrl` must be an absolute http or https URL that your client allows.',
  },
  'Membership.AlreadyMember': {
    status: 409,
    title: 'Already a member',
    advice: 'This person is already a member. To change their role, change the membership.',
  },
  'Membership.AlreadyAccepted': {
    status: 409,
    title: 'Invitation already accepted',
    advice: 'This person has already signed in and no longer needs an invitation.',
  },
  'Membership.LastOwner': {
    status: 409,
    title: 'Last owner',
    advice: 'An organisation must have at least one owner. Add another owner first.',
  },
  'Invoice.NotDraft': {
    status: 409,
    title: 'Invoice is not a draft',
    advice: 'An invoice that has been sent cannot be changed. Void it and create a new one.',
  },
  'Invoice.NotSendable': {
    status: 409,
    title: 'Invoice cannot be sent',
    advice: 'See `detail` for the reason.',
  },
  'Invoice.NotVoidable': {
    status: 409,
    title: 'Invoice cannot be voided',
    advice: 'Money has been taken or is on its way. Refund it first, or wait for the outcome of the payment.',
  },
  'Invoice.NoLink': {
    status: 409,
    title: 'Invoice has no link',
    advice: 'A draft or void invoice has no payment link. Send the invoice first.',
  },
  'Invoice.NothingPaid': {
    status: 409,
    title: 'Nothing has been paid yet',
    advice: 'A receipt shows money that has arrived. Try again once the invoice has been paid.',
  },
  'Payment.InvoiceNotPayable': {
    status: 409,
    title: 'Invoice not payable',
    advice: 'The invoice is a draft, void, paid, or outside what can be charged; `detail` says which.',
  },
  'Payment.InFlight': {
    status: 409,
    title: 'A payment is in flight',
    advice: 'A payment of this invoice is being processed. Wait for its outcome.',
    mayRetry: true,
  },
  'Payment.CanBeChecked': {
    status: 409,
    title: 'The payment can still be checked',
    advice:
      'Only money at an account whose access was withdrawn is ended by hand. Refund it at the provider if it is wrong, then compare the payment again.',
  },
  'Payment.ExceedsOutstanding': {
    status: 409,
    title: 'More than is outstanding',
    advice: 'Record no more than what is outstanding.',
  },
  'Checkout.AlreadyComplete': {
    status: 409,
    title: 'Checkout is complete',
    advice: 'This has already been paid, or its payment is on its way. No new checkout was created.',
  },
  'Checkout.ReferenceTaken': {
    status: 409,
    title: 'Reference is taken',
    advice:
      'A checkout for this reference has different articles or prices. Only its seller may replace it: call with an API key, or sign the reference.',
  },
  'Refund.NotRefundable': {
    status: 409,
    title: 'Payment not refundable',
    advice:
      'Only payments that succeeded through Stripe can be refunded here, and not while they are disputed or after they were charged back.',
  },
  'Refund.ExceedsPayment': {
    status: 409,
    title: 'Refund exceeds the payment',
    advice:
      'The refunds of a payment together can never exceed what was captured, and credit that has already been used cannot be refunded.',
  },
  'PaymentAccount.NotEnabled': {
    status: 409,
    title: 'Payments are not enabled',
    advice:
      'The organisation has no payment account that can take payments. Enable payments, or finish onboarding.',
  },
  'PaymentAccount.NotResettable': {
    status: 409,
    title: 'Payment account cannot be reset',
    advice: 'Only a disconnected or rejected account can be reset. This one is in use.',
  },
  'PaymentAccount.Disconnected': {
    status: 409,
    title: 'Payment account disconnected',
    advice:
      'The connection to Stripe was withdrawn. Reset the payment account and complete onboarding again.',
  },
  'Payment.ProviderError': {
    status: 502,
    title: 'Payment provider error',
    advice: 'Stripe could not complete this right now. Nothing was charged twice: try again in a moment.',
    mayRetry: true,
    log: 'error',
  },
  'PaymentAccount.ProviderError': {
    status: 502,
    title: 'Payment provider error',
    advice: 'Stripe could not complete this right now. Try again in a moment.',
    mayRetry: true,
    log: 'error',
  },
  ...WEBHOOKS,
  'Server.Unavailable': {
    status: 503,
    title: 'Temporarily unavailable',
    advice: 'A service we depend on is not responding. Nothing was lost: try again in a moment.',
    mayRetry: true,
    log: 'error',
  },
  'Server.Unexpected': {
    status: 500,
    title: 'Unexpected error',
    advice: 'Something went wrong on our side. Send us the request id; we need nothing else.',
    log: 'error',
  },
} as const satisfies Record<string, Entry>

export type FailureCode = keyof typeof CATALOGUE

export const entryOf = (code: FailureCode): Entry => CATALOGUE[code]

export const isFailureCode = (text: string): text is FailureCode => Object.hasOwn(CATALOGUE, text)
