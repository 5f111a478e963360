// A payment: one attempt to pay a payable, the states it moves through, and when its provider is asked again.
import type { disputes, PaymentState, payments, refunds } from '@/db/schema/payments'
import { secondsFrom } from '@/lib/clock'
import type { Sought } from '@/lib/connector-port/port'
import { UNCONFIRMED_STATES } from '@/lib/plans/under-way'

export type Payment = typeof payments.$inferSelect
export type Refund = typeof refunds.$inferSelect
export type Dispute = typeof disputes.$inferSelect

/** Origins of refunds that return what was too much: the invoice is as paid as it was. */
export const returnsSurplus = ({ origin }: Pick<Refund, 'origin'>): boolean =>
  origin === 'surplus' || origin === 'overpayment'

export const isReturned = ({ state }: Pick<Refund, 'state'>): boolean =>
  state === 'pending' || state === 'succeeded'

/** What is paid on a page of ours is known by the money itself; all else by the page of the provider's that it is paid on. */
const isOnOwnPage = ({ checkoutId, sessionId }: Pick<Payment, 'checkoutId' | 'sessionId'>): boolean =>
  checkoutId === null && sessionId === null

type Referenced = Pick<Payment, 'checkoutId' | 'sessionId' | 'providerReference' | 'sessionReference'>

/** By what the provider knows the object that a payer pays; null while that is not known. */
export const objectOf = (payment: Referenced): string | null =>
  isOnOwnPage(payment) ? payment.providerReference : payment.sessionReference

/** What is looked for where the answer was lost. */
export const soughtOf = (
  payment: Pick<Payment, 'id' | 'createdAt' | 'checkoutId' | 'sessionId'>,
): Sought => ({
  paymentId: payment.id,
  page: isOnOwnPage(payment) ? 'own' : 'hosted',
  since: payment.createdAt,
})

const MINUTE = 60
const HOUR = 60 * MINUTE

/** Nothing more is waited for, unless a person does something. */
export const ENDED_STATES = ['succeeded', 'failed', 'cancelled', 'quarantined'] as const

/** Still able to become money: an invoice without a payment plan has at most one of these. */
export const LIVE_STATES = [...UNCONFIRMED_STATES, 'processing', 'quarantined'] as const

export const isEnded = ({ state }: Pick<Payment, 'state'>): boolean => ENDED_STATES.some((it) => it === state)

/**
 * Target state → the states it may be reached from; every UPDATE names them in its WHERE.
 * Success beats everything, because money is truth; nothing beats success.
 */
export const MAY_COME_FROM = {
  unknown: ['opening'],
  open: ['opening', 'unknown', 'open', 'processing'],
  processing: ['opening', 'unknown', 'open', 'processing'],
  succeeded: ['opening', 'unknown', 'open', 'processing', 'failed', 'cancelled', 'quarantined'],
  failed: ['opening', 'unknown', 'open'],
  cancelled: ['opening', 'unknown', 'open', 'processing'],
  quarantined: ['opening', 'unknown', 'open', 'processing', 'quarantined'],
} as const satisfies Partial<Record<PaymentState, readonly PaymentState[]>>

/** State → first and longest pause between two looks, in seconds; each look doubles the pause. */
export const CHECKS: Partial<Record<PaymentState, { first: number; longest: number }>> = {
  opening: { first: 25, longest: 5 * MINUTE },
  unknown: { first: 15, longest: 5 * MINUTE },
  open: { first: 30, longest: 12 * HOUR },
  processing: { first: 30, longest: HOUR },
}

/** Act two is on its way, or died: until the first look of the sweep nobody else may judge that nothing was made. */
export const isBeingOpened = ({ checks, nextCheckAt, state }: Payment, now: Date): boolean =>
  state === 'opening' && checks === 0 && nextCheckAt !== null && nextCheckAt > now

/** Stripe keeps a key for at least 24 hours; after this, the same key could do the same thing twice. */
const KEY_KEPT_HOURS = 20

/** True when a call that was first made then must look for its effect before it is repeated. */
export const isKeyForgotten = (firstMadeAt: Date, now: Date): boolean =>
  secondsFrom(firstMadeAt, KEY_KEPT_HOURS * HOUR) < now

/** When the sweep looks at a payment next, after `checks` looks in vain; null when nothing more can happen by itself. */
export function nextCheckAt(state: PaymentState, checks: number, now: Date): Date | null {
  const rhythm = CHECKS[state]
  if (!rhythm) return null
  return secondsFrom(now, Math.min(rhythm.first * 2 ** Math.min(checks, 20), rhythm.longest))
}
