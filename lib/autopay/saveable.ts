// On which pages a payer may agree to automatic payment without paying.
import type { InvoiceStatus } from '@/db/schema/invoices'
import type { Day } from '@/lib/time-zone'
import type { Covers } from '@/lib/words/autopay-terms'

interface Asked {
  status: InvoiceStatus
  dueDate: Day | null
  /** Of a plan, the first day that is not covered. */
  partDueOn: Day | null
  outstandingMinor: number
}

/**
 * What is paid leaves later ones to agree to; what is not due yet is collected on its day as well. What is due is paid by whoever
 * has the page before them, and what is on its way is not collected twice. `today` is where the organisation is.
 */
export function coversBy(
  { dueDate, outstandingMinor, partDueOn, status }: Asked,
  processingMinor: number,
  today: Day,
): Covers | undefined {
  if (status === 'Paid') return 'later'
  const next = partDueOn ?? dueDate
  const isAhead = next !== null && next > today && outstandingMinor > processingMinor
  return status === 'Sent' && isAhead ? 'this' : undefined
}
