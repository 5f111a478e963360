// Payments under way for one invoice: what they reserve, which give way to a new one, and which is the same as what is wanted.
import type { PAYMENT_CHOICES } from '@/db/schema/payment-words'
import type { PaymentState } from '@/db/schema/payments'
import { secondsFrom } from '@/lib/clock'
import type { Price } from '@/lib/prices/price'

/** An unconfirmed payment of an invoice with a plan is closed by itself after this. */
const UNCONFIRMED_SECONDS = 30 * 60

/** When it is closed by itself: what has a discount at the end of its last day; null for never. */
export function endOf({ choice, price }: Pick<Wanted, 'choice' | 'price'>, now: Date): Date | null {
  const ends = [
    ...(price?.earlyEndsAt ? [Date.parse(price.earlyEndsAt)] : []),
    ...(choice === null ? [] : [secondsFrom(now, UNCONFIRMED_SECONDS).getTime()]),
  ]
  return ends.length > 0 ? new Date(Math.min(...ends)) : null
}

/** So many are closed beside each other when they give way. */
export const CLOSED_AT_ONCE = 8

/** Nobody has confirmed these: they give way. */
export const UNCONFIRMED_STATES = ['opening', 'unknown', 'open'] as const

/** As much of a payment as counts here. */
export interface UnderWay {
  state: PaymentState
  choice: (typeof PAYMENT_CHOICES)[number] | null
  amountMinor: number
  settlesMinor: number | null
}

export const isUnconfirmed = ({ state }: Pick<UnderWay, 'state'>): boolean =>
  UNCONFIRMED_STATES.some((unconfirmed) => unconfirmed === state)

/** What these cover together of what is owed. */
export const reservedMinorOf = (live: readonly Pick<UnderWay, 'amountMinor' | 'settlesMinor'>[]): number =>
  live.reduce((total, { amountMinor, settlesMinor }) => total + (settlesMinor ?? amountMinor), 0)

/** What is on its way, and covers part of what is owed. */
export const processingMinorOf = (attempts: readonly UnderWay[]): number =>
  reservedMinorOf(attempts.filter(({ state }) => state === 'processing'))

/** Nothing is left to do but to wait: paid in parts, as long as all of it is on its way. */
export function isOnItsWay(outstandingMinor: number, attempts: readonly UnderWay[]): boolean {
  const processing = attempts.filter(({ state }) => state === 'processing')
  const isWhole = processing.some(({ choice }) => choice === null)
  return processing.length > 0 && (isWhole || reservedMinorOf(processing) >= outstandingMinor)
}

export interface Wanted {
  /** Of what is owed. */
  amountMinor: number
  /** What paying it costs, where that is another amount or bound to a means; left out where it costs what it covers. */
  price?: Price | undefined
  /** Null for an invoice without a plan, which has one live payment. */
  choice: UnderWay['choice']
}

/** What was declined is tried again in the same payment. */
const isDeclined = ({ declineCode, state }: UnderWay & { declineCode: string | null }): boolean =>
  state === 'open' && declineCode !== null

/**
 * What is open for the same already: a second tap, and whoever wants the same part or all of the rest, pays in the same
 * payment, so that nobody pays it twice. Amounts of payers' own are each their own, unless one was declined.
 */
export function sameAs<Payment extends UnderWay & { declineCode: string | null }>(
  live: readonly Payment[],
  { amountMinor, choice }: Wanted,
): Payment | undefined {
  if (choice === null) return live[0]
  return live.find(
    (payment) =>
      isUnconfirmed(payment) &&
      payment.choice === choice &&
      (payment.settlesMinor ?? payment.amountMinor) === amountMinor &&
      (choice !== 'other' || isDeclined(payment)),
  )
}

/** So many may wait for somebody to confirm them; beyond, the oldest gives way, so that nobody has to close hundreds. */
const UNCONFIRMED_AT_MOST = 60

/** Those that must give way, oldest first, so that this fits into what is left beside what is processing: none where it does. */
export function inTheWay<Payment extends UnderWay>(
  live: readonly Payment[],
  leftMinor: number,
  { amountMinor }: Wanted,
): Payment[] {
  const open = live.filter(isUnconfirmed)
  let beyondMinor = reservedMinorOf(open) + amountMinor - leftMinor
  const tooMany = open.length + 1 - UNCONFIRMED_AT_MOST
  return open.filter((payment, at) => {
    if (beyondMinor <= 0 && at >= tooMany) return false
    beyondMinor -= reservedMinorOf([payment])
    return true
  })
}
