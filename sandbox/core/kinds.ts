// Every kind of thing the sandbox remembers, Stripe's own objects first, then what Stripe keeps to itself.
import type Stripe from 'stripe'

/** Stripe's objects, stored as they are answered, references always as ids. */
export interface StripeKinds {
  account: Stripe.Account
  application_fee: Stripe.ApplicationFee
  balance_transaction: Stripe.BalanceTransaction
  charge: Stripe.Charge
  'checkout.session': Stripe.Checkout.Session
  confirmation_token: Stripe.ConfirmationToken
  customer: Stripe.Customer
  dispute: Stripe.Dispute
  event: StripeEvent
  fee_refund: Stripe.FeeRefund
  mandate: Stripe.Mandate
  payment_intent: Stripe.PaymentIntent
  payment_method: Stripe.PaymentMethod
  payment_method_domain: Stripe.PaymentMethodDomain
  payout: Stripe.Payout
  refund: Stripe.Refund
  setup_intent: Stripe.SetupIntent
  webhook_endpoint: Stripe.WebhookEndpoint
}

/** What the sandbox knows beside Stripe's objects; never answered by the API. */
export interface PrivateKinds {
  account_grant: AccountGrant
  account_link: OnboardingLink
  account_session: OnboardingSession
  card_behaviour: CardBehaviourNote
  delivery: Delivery
  idempotency_key: SavedAnswer
  intent_note: IntentNote
  job: Job
  mollie_payment: MolliePayment
  mollie_refund: MollieRefund
  mollie_chargeback: MollieChargeback
  onboarding_draft: OnboardingDraft
  payout_content: PayoutContent
  peppol_failure: { id: string }
  peppol_message: PeppolMessage
  session_lines: SessionLines
  setting: Setting
  token_method: TokenMethod
}

export interface Kinds extends StripeKinds, PrivateKinds {}
export type Kind = keyof Kinds
export type StripeKind = keyof StripeKinds

/** An event as it is stored; Stripe's union of 250 event types adds nothing here. */
export interface StripeEvent {
  id: string
  object: 'event'
  account?: string
  api_version: string
  created: number
  data: { object: unknown; previous_attributes?: Record<string, unknown> }
  livemode: boolean
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: string
}

/** Whether the platform may still act for an account. */
export interface AccountGrant {
  id: string
  status: 'connected' | 'deauthorized'
}

/** A hosted onboarding link: works once, for five minutes. `id` is the secret part of its URL. */
export interface OnboardingLink {
  id: string
  account: string
  type: string
  returnUrl: string
  refreshUrl: string
  expiresAt: number
  isUsed: boolean
}

/** What an account session's client secret opens. `id` is the client secret. */
export interface OnboardingSession {
  id: string
  account: string
  components: string[]
  expiresAt: number
}

/** What a person has typed into onboarding so far; any shape the pages like. */
export interface OnboardingDraft {
  id: string
  fields: Record<string, unknown>
}

export type CardBehaviour =
  | 'ok'
  | 'generic_decline'
  | 'insufficient_funds'
  | 'lost_card'
  | 'stolen_card'
  | 'expired_card'
  | 'incorrect_cvc'
  | 'processing_error'
  | 'fraudulent'
  | 'three_d_secure'
  /** Asks its holder once, and not again after it was saved for payments without them. */
  | 'asks_once'
  /** Saved elsewhere: asks its holder only while they are there. */
  | 'asks_present'
  /** Asks, and is declined even so. */
  | 'asks_then_declines'
  /** Can be saved, and is declined when it is charged. */
  | 'declines_later'
  | 'disputed'
  | 'refund_fails'
  | 'refund_pends'
  | 'debit_fails'
  | 'debit_lacks_funds'
  | 'debit_disputed'

/** How a payment method answers when charged; the number itself is never kept. */
export interface CardBehaviourNote {
  id: string
  behaviour: CardBehaviour
  /** Paid with once, or detached, without a customer that it stays with. */
  isUsedUp?: boolean
  /** Saved for payments without its owner. */
  isSetUp?: boolean
}

/** What a confirmation token stands for, until it is spent. */
export interface TokenMethod {
  id: string
  method: Stripe.PaymentMethod
  behaviour: CardBehaviour
}

/** What is known about an intent that Stripe does not show. */
export interface IntentNote {
  id: string
  checkoutSession?: string
  returnUrl?: string
  pendingBehaviour?: CardBehaviour
}

/** The lines of a Checkout Session. */
export interface SessionLines {
  id: string
  lines: Stripe.LineItem[]
  intent: {
    applicationFeeMinor?: number
    metadata: Stripe.Metadata
    description?: string
    receiptEmail?: string
    statementDescriptorSuffix?: string
  }
}

/** Which balance transactions went with a payout; `id` is the payout's. */
export interface PayoutContent {
  id: string
  entries: string[]
}

/** One event on its way to one endpoint. */
export interface Delivery {
  id: string
  event: string
  account: string
  target: string
  attempts: number
  nextAttemptAt: number
  status: 'pending' | 'delivered' | 'dropped' | 'failed'
  lastStatus?: number
  lastError?: string
}

/** The answer kept under an Idempotency-Key. `id` is the account and the key. */
export interface SavedAnswer {
  id: string
  fingerprint: string
  status: number
  body: unknown
  requestId: string
  expiresAt: number
}

/** Something that happens by itself later, by the sandbox clock. */
export interface Job {
  id: string
  dueAt: number
  kind:
    | 'expire_session'
    | 'fail_refund'
    | 'settle_refund'
    | 'open_dispute'
    | 'expire_mollie_payment'
    | 'settle_mollie_refund'
  account: string
  subject: string
}

export type MollieStatus = 'open' | 'pending' | 'authorized' | 'paid' | 'failed' | 'canceled' | 'expired'
export type MollieRefundStatus = 'queued' | 'pending' | 'processing' | 'refunded' | 'failed' | 'canceled'

/** A payment at Mollie. Amounts in minor units, times in milliseconds; the account it is stored on is its profile. */
export interface MolliePayment {
  id: string
  mode: 'test' | 'live'
  status: MollieStatus
  currency: string
  amountMinor: number
  description: string
  redirectUrl: string
  cancelUrl: string | null
  webhookUrl: string | null
  metadata: unknown
  method: string | null
  locale: string | null
  lines: object[] | null
  isCancelable: boolean
  createdAt: number
  expiresAt: number
  /** When it came into the status that it has now. */
  changedAt: number
}

export interface MollieRefund {
  id: string
  payment: string
  status: MollieRefundStatus
  amountMinor: number
  description: string
  metadata: unknown
  createdAt: number
}

export interface MollieChargeback {
  id: string
  payment: string
  amountMinor: number
  createdAt: number
  /** Null while the bank keeps the money. */
  reversedAt: number | null
}

export interface Setting {
  id: string
  value: unknown
}

export type PeppolMessageState = 'sent' | 'delivered' | 'rejected' | 'failed'

/** A document that the access point has taken; the account it is stored on is that of the key. Times in milliseconds. */
export interface PeppolMessage {
  id: string
  idempotencyKey: string
  fingerprint: string
  sender: { scheme: string; id: string }
  receiver: { scheme: string; id: string }
  documentType: string
  documentNumber: string
  sha256: string
  takenAt: number
  /** What somebody has made of it by hand; null leaves it to its receiver. */
  ended: { state: PeppolMessageState; reason: string | null } | null
}
