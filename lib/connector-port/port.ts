// The port: what every kind of connector must be able to do. Each kind is one folder.
import type { PaymentMethod, Provider } from '@/db/schema/applications'
import type { BillingSummary, PaymentMethodSummary } from '@/db/schema/payment-words'
import type { Currency } from '@/lib/money/currency'
import type { Money } from '@/lib/money/money'
import type { KeptMeans, Standing } from './standing'

/** What a connection calls its provider with. */
export interface Credentials {
  apiKey: string
}

/** Where the payer pays: on a page of ours that is handed a secret, on one of the provider's within ours, or on one of the provider's alone. */
export type Page =
  | { is: 'own' }
  | { is: 'embedded'; returnUrl: string }
  | { is: 'hosted'; successUrl: string; cancelUrl: string | null }

/** One position of an order. */
export interface OrderItem {
  name: string
  description?: string | null
  quantity: number
  unitPriceMinor: number
}

/** What shall be payable. Everything comes from rows that are kept, so that a repeat under the same key says the same. */
export interface Order {
  /** Ours; goes along as metadata, so that an object whose reference was lost is found again. */
  paymentId: string
  /** What the merchant reads beside it at the provider. */
  description: string
  /** By what the merchant's own lists know it; null where nothing of the kind is to be said. */
  clientReference: string | null
  total: Money
  /** The platform's share; 0 wherever the kind takes none. */
  feeMinor: number
  items: readonly OrderItem[]
  shippingMinor: number
  taxMinor: number
  /** Null for whatever the account offers. */
  paymentMethod: PaymentMethod | null
  /** What the payer's statement says behind the merchant's name, as far as there is room; null for the name alone. */
  statementName: string | null
  /** A language tag, as `en_AU`. */
  locale: string | null
  customerEmail: string | null
  page: Page
  /** Where the provider tells news; null where it could not reach us, or is told otherwise. */
  noticeUrl: string | null
  /** Null for an object that waits for ever. */
  expiresAt: Date | null
  /** Whose means is kept for later, or was, as the provider names them; left out where it is used once. */
  keptFor?: KeptFor
  /** The only means that it can be paid with, in the provider's word; left out for whatever the account offers. */
  onlyMeans?: string
}

export interface KeptFor {
  customerReference: string
  /** It is charged without its payer: what is made asks nobody, and takes nothing until it is charged. */
  isWithoutPayer: boolean
}

/** What a payer has filled in, and not confirmed yet. */
export interface FilledIn {
  type: string
  /** Of a card. */
  funding: string | null
  country: string | null
  pressedAt: Date
}

/** What is known of an object whose reference was lost. */
export interface Sought {
  paymentId: string
  page: Page['is']
  /** When it was first asked for. */
  since: Date
}

/** `open`: can be paid; `processing`: money is on its way; the last three can no longer be paid. */
export type ObjectState = 'open' | 'processing' | 'paid' | 'failed' | 'expired' | 'cancelled'

/** A provider's object as the provider says it is now. Amounts in minor units of `currency`. */
export interface ObjectFacts extends Partial<ObjectParts> {
  /** The object that was made: `pi_…`, `cs_…`, `tr_…`. */
  reference: string
  state: ObjectState
  livemode: boolean
  /** Null for what our minor units cannot say, such as a currency that is not ours. */
  amountMinor: number | null
  /** Upper case. */
  currency: string
  capturedMinor: number
  /** What refunds are made of, once there is one: `pi_…`, `tr_…`. */
  paymentReference: string | null
  /** Our payment's id, as the provider was told; the account can write it too, so it proves nothing. */
  claimedPaymentId: string | null
  /** The provider's page, while it can be paid there. */
  checkoutUrl: string | null
  paidAt: Date | null
  /** The provider's own word for why it failed. */
  failureReason: string | null
  refunds: RefundFacts[]
  disputes: DisputeFacts[]
  /** One that not all credentials have; left out where nothing was tried. */
  right?: Right
}

/** What credentials may do, in the provider's own word, and whether these lack it. */
export interface Right {
  name: string
  isMissing: boolean
}

/** What only some providers tell. */
export interface ObjectParts {
  /** How it stands in the provider's own word, for wording only: decisions rest on `state`. */
  providerStatus: string
  /** Never stored, never logged: it goes to the payer's page and nowhere else. */
  clientSecret: string | null
  /** The platform's share of it, and what of that went back to the account; null where it was not asked for. */
  feeMinor: number | null
  feeRefundedMinor: number | null
  /** Why the last try came to nothing. */
  decline: DeclineFacts | null
  /** With what the last try was made; null before the first. */
  method: PaymentMethodSummary | null
  charge: ChargeFacts | null
  /** What stays with its payer's account there, once it was paid with; null where nothing does. */
  kept: KeptMeans | null
  /** Who paid, as the provider knows them. */
  customer: { reference: string | null; email: string | null }
}

export interface DeclineFacts {
  code: string
  message: string
  /** Of the try, where it came to a charge. */
  chargeReference: string | null
  /** Whether a card was declined, and which: the provider's name for it, the same for one number everywhere. */
  isCard: boolean
  fingerprint: string | null
}

export interface DeclinedCard {
  /** `ch_…` where the try came to a charge, else the event that told of it. */
  fact: string
  fingerprint: string | null
  code: string
  /** By the provider’s clock; null where it does not say. */
  declinedAt: Date | null
}

export interface ChargeFacts {
  reference: string
  method: PaymentMethodSummary
  billing: BillingSummary
  riskLevel: string | null
  receiptUrl: string | null
  balance: BalanceFacts | null
  chargedAt: Date
}

/** The charge on the account's balance; null in the charge until the provider has made it. */
export interface BalanceFacts {
  reference: string
  /** All that the provider keeps but our share, and what is left; null where it settles in another currency. */
  providerFeeMinor: number | null
  netMinor: number | null
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
  paymentReference: string
  amount: Money
  /** Whether the platform's share of it goes back along with it; a share that was never taken cannot. */
  returnsFee: boolean
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
  /** Looks for what was made although its answer was lost; undefined when it is known that nothing was. */
  findMade(sought: Sought): Promise<ObjectFacts | undefined>
  /** `hasRefunds`: some are known, and are told of although they show no more in what was paid. */
  read(reference: string, known?: { hasRefunds: boolean }): Promise<ObjectFacts>
  /** Sees to it that the object can no longer be paid, and answers what became of it: it may have been paid meanwhile. */
  close(reference: string): Promise<ObjectFacts>
  /**
   * Every card that was declined for this payment; left out where each try is a payment of its own. Credentials that may not ask
   * for them answer none, and what they lack.
   */
  declinedCards?(paymentReference: string): Promise<{ cards: DeclinedCard[]; right: Right }>
  /** What a page of ours was told under this token; left out where there are none. `missing`: none, or spent, or too old. */
  filledIn?(token: string): Promise<FilledIn>
  refund(order: RefundOrder, idempotencyKey: string): Promise<RefundFacts>
  /** As `findMade`, for a refund. */
  findRefund(order: RefundOrder): Promise<RefundFacts | undefined>
  /** Left out where no means of payment is kept. */
  standing?: Standing
}

/** How news of one account reach us. */
export interface Subscriber {
  /** Asks to be told news at this address; undefined where the order itself carries the address. */
  subscribe(noticeUrl: string): Promise<Subscription | undefined>
  /** Asks to be told today's kinds of news where it was subscribed before; false when there is no such subscription any more. */
  resubscribe(reference: string): Promise<boolean>
  unsubscribe(reference: string): Promise<void>
}

/** A kind of connector: what it can do is said here, and what it says no to is asked of it by nobody. */
export interface ConnectorKind<C> {
  id: 'stripe-connect' | 'stripe-key' | 'mollie'
  /** The name that people read. */
  name: string
  /** Where a payer can pay. */
  pages: readonly Page['is'][]
  /** On which of them what was made waits for ever. */
  waitsOn: readonly Page['is'][]
  /** Whether news come to an address of the account's own, or to the platform's. */
  news: 'own' | 'platform'
  /** Whether a share for the platform is taken from what is paid. */
  takesFee: boolean
  /** Whether what is not disputed of a payment can be given back while a part of it is, or was charged back. */
  refundsBesideDispute: boolean
  takesCurrency(currency: Currency): boolean
  /** Undefined when the amount lies within the provider's limits, otherwise why it does not. */
  limitFault(amount: Money): string | undefined
  connect(credentials: C): Connector
}

/** A kind that an application connects by credentials of its own, and whose news come to an address of that connection. */
export interface ProviderKind extends ConnectorKind<Credentials> {
  provider: Provider
  paymentMethods: readonly PaymentMethod[]
  /** The kinds of news that are subscribed to; none where each order carries its address. */
  notices: readonly string[]
  /** Undefined when the text may be a key of this provider, otherwise what one looks like. */
  credentialsFault(credentials: Credentials): string | undefined
  connect(credentials: Credentials): Connector & Subscriber
  /**
   * Reads what was posted to the notice address; undefined for news that concern no payment.
   * Throws `Failure` `Webhook.SignatureInvalid`.
   */
  readNotice(raw: string, headers: Headers, signingSecret: string | null, now: Date): Notice | undefined
}
