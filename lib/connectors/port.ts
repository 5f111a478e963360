// What a payment provider must be able to do for a session; each kind of provider is one folder that does it.
import type { PaymentMethod, Provider } from '@/db/schema/applications'
import type { SessionItem } from '@/db/schema/sessions'
import type { Currency } from '@/lib/money/currency'
import type { Money } from '@/lib/money/money'

/** What a connection calls its provider with. */
export interface Credentials {
  apiKey: string
}

/** What shall be payable, in the session's currency. */
export interface Order {
  /** Ours; goes along as metadata, so that an object whose reference was lost is found again. */
  attemptId: string
  sessionId: string
  orderReference: string
  total: Money
  items: readonly SessionItem[]
  shippingMinor: number
  taxMinor: number
  paymentMethod: PaymentMethod
  /** As the caller wrote it: `en_AU`. */
  locale: string | null
  customerEmail: string | null
  successUrl: string
  failureUrl: string
  /** Where the provider tells news; null where it could not reach us. */
  noticeUrl: string | null
  expiresAt: Date
}

/** `open`: can be paid; `processing`: money is on its way; the last three can no longer be paid. */
export type ObjectState = 'open' | 'processing' | 'paid' | 'failed' | 'expired' | 'cancelled'

/** A provider's object as the provider says it is now. Amounts in minor units of `currency`. */
export interface ObjectFacts {
  /** The object that was made: `cs_…`, `tr_…`. */
  reference: string
  state: ObjectState
  livemode: boolean
  amountMinor: number
  currency: string
  capturedMinor: number
  /** What refunds are made of, once there is money: `pi_…`, `tr_…`. */
  paymentReference: string | null
  /** Whose attempt it claims to be, in its metadata. */
  claimedAttemptId: string | null
  checkoutUrl: string | null
  paidAt: Date | null
  /** The provider's own word for why it failed. */
  failureReason: string | null
  refunds: RefundFacts[]
  disputes: DisputeFacts[]
  /** What the credentials may not read of it, in the provider's own word; null where they could, left out where nothing was tried. */
  missingRight?: string | null
}

/** What was given back, and is, or was to be. `cancelled` by somebody before it was sent. */
export interface RefundFacts {
  reference: string
  state: 'pending' | 'succeeded' | 'failed' | 'cancelled'
  amountMinor: number
  /** Our refund's id, as the provider was told; null for one made at its dashboard. The account can write it too, so it proves nothing. */
  claimedRefundId: string | null
  /** Why it was made, and why it failed, in the provider's own word. */
  reason: string | null
  failureReason: string | null
  refundedAt: Date
}

/** What a payer's bank asks about, or takes back. */
export interface DisputeFacts {
  reference: string
  /** `open` waits for an answer; `lost` has taken the money, and may be won after all. */
  state: 'open' | 'under_review' | 'won' | 'lost'
  amountMinor: number
  /** The bank only asks, and has taken nothing. */
  isInquiry: boolean
  reason: string | null
  evidenceDueAt: Date | null
  disputedAt: Date
  /** The provider's own word for how it stands; null where it has none. */
  providerStatus: string | null
  /** What it holds of the account's balance, and the provider's fee for it; null where that is not told, or is another currency. */
  withdrawnMinor: number | null
  providerFeeMinor: number | null
}

export interface RefundOrder {
  /** Ours; goes along as metadata. */
  refundId: string
  attemptId: string
  paymentReference: string
  amount: Money
  reason: string | null
}

/** Where a provider tells news of one connection. */
export interface Subscription {
  reference: string
  /** Null where the provider signs nothing. */
  signingSecret: string | null
}

export interface Notice {
  noticeReference: string
  objectReference: string
  kind: string
}

/** One account at one provider. Every call is made outside transactions, and throws `ProviderFault`. */
export interface Connector {
  /** Sees that the credentials are good for taking payments, and whose they are; null where they may not say. */
  check(): Promise<{ livemode: boolean; accountReference: string | null }>
  /** Makes the object, or finds the one that was made under this key. The total it charges equals the order's. */
  create(order: Order, idempotencyKey: string): Promise<ObjectFacts>
  /** Looks for what an attempt made whose answer was lost; undefined when it is known to have made nothing. */
  findMade(attemptId: string, since: Date): Promise<ObjectFacts | undefined>
  read(reference: string): Promise<ObjectFacts>
  /** Sees to it that the object can no longer be paid, and answers what became of it: it may have been paid meanwhile. */
  close(reference: string): Promise<ObjectFacts>
  refund(order: RefundOrder, idempotencyKey: string): Promise<RefundFacts>
  /** As `findMade`, for a refund. */
  findRefund(order: RefundOrder): Promise<RefundFacts | undefined>
  /** Asks to be told news at this address; undefined where the order itself carries the address. */
  subscribe(noticeUrl: string): Promise<Subscription | undefined>
  /** Asks to be told today's kinds of news where it was subscribed before; false when there is no such subscription any more. */
  resubscribe(reference: string): Promise<boolean>
  unsubscribe(reference: string): Promise<void>
}

/** A kind of provider. */
export interface ProviderKind {
  provider: Provider
  /** The name that people read. */
  name: string
  paymentMethods: readonly PaymentMethod[]
  /** The kinds of news that are subscribed to; none where each order carries its address. */
  notices: readonly string[]
  /** Whether what is not disputed of a payment can be given back while a part of it is, or was charged back. */
  refundsBesideDispute: boolean
  takesCurrency(currency: Currency): boolean
  /** Undefined when the amount lies within the provider's limits, otherwise why it does not. */
  limitFault(amount: Money): string | undefined
  /** Undefined when the text may be a key of this provider, otherwise what one looks like. */
  credentialsFault(credentials: Credentials): string | undefined
  connect(credentials: Credentials): Connector
  /**
   * Reads what was posted to the notice address; undefined for news that concern no session.
   * Throws `Failure` `Webhook.SignatureInvalid`.
   */
  readNotice(raw: string, headers: Headers, signingSecret: string | null, now: Date): Notice | undefined
}
