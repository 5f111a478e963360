// What a payer is told in each state, by payment method and cause: one table with a sentence for every combination.
import type { MeansKind } from './means-kind'
import type { Key } from './room'

type ByMeans<K extends Key> = Readonly<Record<MeansKind, K>>

/** Money is under way, and the payer has done their part. */
export const PROCESSING = {
  card: 'page.standing.processing',
  debit: 'page.standing.processingDebit',
  transfer: 'page.standing.processingTransfer',
  redirect: 'page.standing.processing',
  voucher: 'page.standing.processingVoucher',
  manual: 'page.standing.processing',
  other: 'page.standing.processing',
} as const satisfies ByMeans<Key>

/** A try was begun, and something of it is left for the payer to do. */
export const ACTION_NEEDED = {
  card: 'page.standing.actionNeeded',
  debit: 'page.standing.actionNeeded',
  transfer: 'page.standing.actionNeededOther',
  redirect: 'page.standing.actionNeededOther',
  voucher: 'page.standing.actionNeededOther',
  manual: 'page.standing.actionNeededOther',
  other: 'page.standing.actionNeededOther',
} as const satisfies ByMeans<Key>

/** Money went back, the way it came. */
export const REFUNDED = {
  card: 'page.standing.refunded',
  debit: 'page.standing.refundedBank',
  transfer: 'page.standing.refundedBank',
  redirect: 'page.standing.refundedBank',
  voucher: 'page.standing.refunded',
  manual: 'page.standing.refunded',
  other: 'page.standing.refunded',
} as const satisfies ByMeans<Key>

/** A dispute was lost, or a debit returned. */
export const CHARGED_BACK = {
  card: 'page.standing.chargedBack',
  debit: 'page.standing.chargedBackDebit',
  transfer: 'page.standing.chargedBack',
  redirect: 'page.standing.chargedBack',
  voucher: 'page.standing.chargedBack',
  manual: 'page.standing.chargedBack',
  other: 'page.standing.chargedBack',
} as const satisfies ByMeans<Key>

/** Why we look into a payment before it counts: it is we who look, never the payer’s bank. */
export const REVIEW_CAUSES = ['mismatch', 'withdrawn'] as const
export type ReviewCause = (typeof REVIEW_CAUSES)[number]

export const UNDER_REVIEW = {
  mismatch: 'page.standing.underReview',
  withdrawn: 'page.standing.underReviewWithdrawn',
} as const satisfies Record<ReviewCause, Key>
