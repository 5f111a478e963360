// Whether a payer's page takes a means for automatic payment without a payment, and what it needs for that.
import { coversBy } from '@/lib/autopay/saveable'
import type { House } from '@/lib/house'
import { canCharge } from '@/lib/payment-accounts/payment-account'
import type { Collecting } from '@/lib/plans/collecting'
import type { Day } from '@/lib/time-zone'
import type { PayerRow } from './payer-store'
import type { PayerView } from './payer-view'

export function savingOf(
  { stripe }: House,
  { account, autopay, invoice, pausedUntil }: PayerRow,
  { processingMinor }: Pick<Collecting, 'processingMinor'>,
  today: Day,
): PayerView['saving'] {
  const covers = coversBy(invoice, processingMinor, today)
  const isOffered = autopay.isOffered && !autopay.consent && !pausedUntil
  if (!isOffered || !covers || !account?.accountId || !canCharge(account)) return null
  const { publishableKey, scriptUrl } = stripe
  return { covers, connectedAccountId: account.accountId, publishableKey, scriptUrl }
}
