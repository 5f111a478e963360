// The sandbox as its pages and stand-ins see it: what exists, and what a payer, a seller or Stripe itself can do.
import type {
  CardBehaviour,
  MollieChargeback,
  MolliePayment,
  MollieRefund,
  OnboardingLink,
  OnboardingSession,
  StripeKind,
  StripeKinds,
} from './core/kinds'

export type OnboardingOutcome = 'active' | 'pending' | 'restricted' | 'rejected' | 'payouts_off'
export type LinkVisit =
  | { state: 'opened'; link: OnboardingLink }
  | { state: 'used' | 'expired'; link: OnboardingLink }
  | { state: 'unknown' }

/** A stored object together with the account it lives on. */
export interface Found<K extends StripeKind> {
  account: string
  object: StripeKinds[K]
}

export interface World {
  /** Origin of the sandbox, such as http://127.0.0.1:12111; no slash at the end. */
  readonly url: string
  /** Origin of the application that uses the sandbox, for links on pages; may be unknown. */
  readonly appUrl: string | undefined
  readonly publishableKey: string
  /** With which the hosted page of an account calls the API. */
  publishableKeyOf(account: string): string
  readonly platformId: string

  /** Milliseconds by the sandbox clock. */
  now(): number
  /** Looks an object up by id on every account; ids are unique over all of them. */
  find<K extends StripeKind>(kind: K, id: string): Found<K> | undefined
  /** Newest first; of one account, or of all. */
  list<K extends StripeKind>(kind: K, account?: string): Found<K>[]
  lineItems(sessionId: string): { description: string; quantity: number; amountTotal: number }[]
  /** Payments at Mollie with their refunds, newest first. */
  molliePayments(): {
    profile: string
    payment: MolliePayment
    refunds: MollieRefund[]
    chargebacks: MollieChargeback[]
  }[]
  isConnected(accountId: string): boolean

  /** Creates a payment method as Stripe.js would: 'pm_card_visa' and its like, or raw parameters. */
  createPaymentMethod(account: string, params: Record<string, unknown>): StripeKinds['payment_method']
  behaviourOf(paymentMethodId: string): CardBehaviour

  /** As a payer with Stripe.js. Throws StripeError (core/errors) for declines, after their effects are stored. */
  payPaymentIntent(id: string, paymentMethod: string, returnUrl?: string): StripeKinds['payment_intent']
  /** Of either kind of intent. */
  completeAuthentication(
    id: string,
    outcome: 'succeed' | 'fail',
  ): StripeKinds['payment_intent'] | StripeKinds['setup_intent']
  findIntent(id: string): Found<'payment_intent'> | Found<'setup_intent'> | undefined
  settleProcessing(id: string): StripeKinds['payment_intent']
  failProcessing(id: string): StripeKinds['payment_intent']
  cancelPaymentIntent(id: string): StripeKinds['payment_intent']
  /** As a payer with Stripe.js who saves a means. Throws as `payPaymentIntent` does. */
  confirmSetupIntent(id: string, paymentMethod: string): StripeKinds['setup_intent']

  /** The payer's bank is told that no more debits are allowed. */
  endMandate(id: string): StripeKinds['mandate']
  detachMethod(id: string): StripeKinds['payment_method']
  /** What becomes of the next payments with a method. */
  setBehaviour(paymentMethodId: string, behaviour: CardBehaviour): StripeKinds['payment_method']

  payCheckoutSession(id: string, paymentMethod: string): StripeKinds['checkout.session']
  expireCheckoutSession(id: string): StripeKinds['checkout.session']

  /** `id` is a charge or a payment intent. As a refund or dispute made from the Dashboard. */
  refund(id: string, options?: { amount?: number; reason?: string }): StripeKinds['refund']
  settleRefund(id: string): StripeKinds['refund']
  failRefund(id: string): StripeKinds['refund']
  dispute(
    id: string,
    options?: { amount?: number; reason?: string; isInquiry?: boolean },
  ): StripeKinds['dispute']
  answerDispute(id: string): StripeKinds['dispute']
  escalateInquiry(id: string): StripeKinds['dispute']
  closeDispute(id: string, status: 'won' | 'lost' | 'warning_closed'): StripeKinds['dispute']
  /** Sends to the bank what the account has, in each of its currencies, as the daily schedule would. */
  payOut(accountId: string): StripeKinds['payout'][]
  /** The bank sends a payout back. */
  failPayout(id: string): StripeKinds['payout']

  /** Opens a hosted onboarding link; marks it used. The token is the last part of /connect/onboarding/{token}. */
  openAccountLink(token: string): LinkVisit
  /** A link that was opened stays readable by its own page until onboarding ends. */
  accountLink(token: string): OnboardingLink | undefined
  /** What an account session's client secret opens; undefined when unknown or expired. */
  accountSession(clientSecret: string): OnboardingSession | undefined
  onboardingDraft(accountId: string): Record<string, unknown>
  saveOnboardingDraft(accountId: string, fields: Record<string, unknown>): void
  finishOnboarding(accountId: string, outcome: OnboardingOutcome): StripeKinds['account']
  setCapabilities(
    accountId: string,
    change: {
      charges_enabled?: boolean
      payouts_enabled?: boolean
      disabled_reason?: string | null
      currently_due?: string[]
      past_due?: string[]
    },
  ): StripeKinds['account']
  deauthorize(accountId: string): void
}
