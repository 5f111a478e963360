// One attempt to pay, from the tap on the button to what became of it; knows no React and no DOM.
import type { PaymentIntent, PaymentIntentResult, StripeError } from '@stripe/stripe-js'
import type { Decline } from '@/lib/words/decline'
import type { OpenedPayment, Refusal } from './open-payment'

export type Phase = 'checking' | 'silent' | 'preparing' | 'bank'

export type Outcome =
  /** Stripe has decided or will; our server asks it. */
  | { kind: 'finished' }
  /** A field is missing or wrong; the form says which. */
  | { kind: 'invalid' }
  | ({ kind: 'declined' } & Decline)
  | ({ kind: 'refused' } & Refusal)
  /** The response was lost; the payment may have gone through. */
  | { kind: 'unsure' }

/** What the page shows, and therefore all that may be charged. */
export interface Shown {
  amount: number
  currency: string
  publishableKey: string
  connectedAccountId: string
}

export interface Steps {
  /** Checks the form; resolves to what is wrong with it. */
  submit: () => Promise<unknown>
  openPayment: () => Promise<OpenedPayment | Refusal>
  confirm: (clientSecret: string) => Promise<PaymentIntentResult>
  say: (phase: Phase) => void
}

/** A form that has been silent for so long may be broken, or may have opened a wallet's sheet that its payer is reading. */
const CHECK_PATIENCE_MS = 20_000

/**
 * Waits for the form, and tells when that takes long. It never gives up: submitting also opens the sheet of a wallet
 * chosen among the fields, and who authorises there must not find the attempt abandoned.
 */
async function submitPatiently({ say, submit }: Steps): Promise<unknown> {
  say('checking')
  const timer = setTimeout(() => say('silent'), CHECK_PATIENCE_MS)
  return submit().finally(() => clearTimeout(timer))
}

/** Never throws, and never charges another amount than the one shown. */
export async function attemptPayment(shown: Shown, steps: Steps): Promise<Outcome> {
  let isConfirming = false
  try {
    if (await submitPatiently(steps)) return { kind: 'invalid' }
    steps.say('preparing')
    const opened = await steps.openPayment()
    if ('refused' in opened) return { kind: 'refused', ...opened }
    if (!isAsShown(opened, shown)) return { kind: 'refused', refused: 'changed', isStale: true }
    steps.say('bank')
    isConfirming = true
    return outcomeOf(await steps.confirm(opened.clientSecret))
  } catch (cause) {
    console.warn('The payment form failed', cause)
    return isConfirming ? { kind: 'unsure' } : { kind: 'refused', refused: 'unreachable', isStale: false }
  }
}

function isAsShown(opened: OpenedPayment, shown: Shown): boolean {
  return (
    opened.amount === shown.amount &&
    opened.currency.toUpperCase() === shown.currency &&
    opened.publishableKey === shown.publishableKey &&
    opened.connectedAccountId === shown.connectedAccountId
  )
}

export function outcomeOf({ error, paymentIntent }: PaymentIntentResult): Outcome {
  if (error) return outcomeOfError(error)
  return outcomeOfIntent(paymentIntent)
}

function outcomeOfIntent({ status, last_payment_error }: PaymentIntent): Outcome {
  if (status === 'requires_payment_method') {
    return { kind: 'declined', ...declineOf(last_payment_error ?? {}) }
  }
  if (status === 'canceled') return { kind: 'refused', refused: 'gone', isStale: true }
  return { kind: 'finished' }
}

function outcomeOfError(error: StripeError): Outcome {
  const status = error.payment_intent?.status
  // Someone else was faster, perhaps in another tab.
  if (status === 'succeeded' || status === 'processing' || error.code === 'payment_intent_unexpected_state') {
    return { kind: 'finished' }
  }
  switch (error.type) {
    case 'validation_error':
      return { kind: 'invalid' }
    case 'card_error':
      return { kind: 'declined', ...declineOf(error) }
    case 'api_connection_error':
    case 'api_error':
      return { kind: 'unsure' }
    case 'rate_limit_error':
      return { kind: 'refused', refused: 'tooOften', isStale: false }
    default:
      // An intent at hand that wants another means of payment is a "no", whatever the error calls itself.
      if (
        status === 'requires_payment_method' ||
        error.decline_code ||
        error.code?.includes('authentication')
      )
        return { kind: 'declined', ...declineOf(error) }
      return { kind: 'refused', refused: 'unreachable', isStale: false }
  }
}

const declineOf = ({
  code,
  decline_code,
  payment_method,
  type,
}: Partial<Pick<StripeError, 'code' | 'decline_code' | 'payment_method' | 'type'>>): Decline => ({
  code: decline_code ?? code ?? 'generic_decline',
  methodType: payment_method?.type ?? (type === 'card_error' ? 'card' : null),
})
