// A payment account's status, derived from what Stripe last said.
import type { paymentAccounts } from '@/db/schema/payment-accounts'

export type PaymentAccount = typeof paymentAccounts.$inferSelect

export const PAYMENT_ACCOUNT_STATUSES = [
  'NotStarted',
  'OnboardingInProgress',
  'Active',
  'Restricted',
  'Rejected',
  'Disconnected',
] as const
export type PaymentAccountStatus = (typeof PAYMENT_ACCOUNT_STATUSES)[number]

/** Disabled reasons that only mean "wait": Stripe is still checking what was handed in. */
const WAITING_REASONS = ['requirements.pending_verification', 'under_review', 'pending_verification']

/** New disabled reasons appear over time: an unknown one is a restriction, never an error. */
export function statusOf(account: PaymentAccount | undefined): PaymentAccountStatus {
  if (!account?.accountId) return 'NotStarted'
  if (account.disconnectedAt) return 'Disconnected'
  if (account.disabledReason?.startsWith('rejected.')) return 'Rejected'
  if (!account.detailsSubmitted) return 'OnboardingInProgress'
  if (account.chargesEnabled && account.payoutsEnabled && account.pastDue.length === 0) return 'Active'
  const isWaiting =
    account.pastDue.length === 0 &&
    account.currentlyDue.length === 0 &&
    (account.pendingVerification.length > 0 || WAITING_REASONS.includes(account.disabledReason ?? ''))
  return isWaiting ? 'OnboardingInProgress' : 'Restricted'
}

/** Taking payments depends on Stripe's `charges_enabled` alone: payouts may wait while payers pay. */
export const canCharge = (
  account: Pick<PaymentAccount, 'accountId' | 'chargesEnabled' | 'disconnectedAt'> | undefined,
): boolean => account?.accountId != null && account.chargesEnabled && account.disconnectedAt === null
