// The status of an invoice in one word, for its seller.
import type { Tone } from '@/components/ui/status-mark'
import type { InspectedInvoice } from '@/lib/payment-views/inspect-invoice'
import type { PayerState } from '@/lib/payment-views/payer-view'

export const INVOICE_MARKS: Record<PayerState | 'draft', { tone: Tone; word: string }> = {
  draft: { tone: 'calm', word: 'Draft' },
  due: { tone: 'calm', word: 'Sent' },
  overdue: { tone: 'wait', word: 'Overdue' },
  'partly-paid': { tone: 'calm', word: 'Partly paid' },
  processing: { tone: 'moving', word: 'On its way' },
  'action-needed': { tone: 'wait', word: 'The payer has one step left' },
  paid: { tone: 'good', word: 'Paid' },
  'partly-refunded': { tone: 'calm', word: 'Partly refunded' },
  credited: { tone: 'calm', word: 'Credited' },
  refunded: { tone: 'calm', word: 'Refunded' },
  'charged-back': { tone: 'bad', word: 'Charged back' },
  disputed: { tone: 'wait', word: 'Disputed' },
  overpaid: { tone: 'wait', word: 'Overpaid' },
  'under-review': { tone: 'wait', word: 'Under review' },
  void: { tone: 'calm', word: 'Void' },
}

/** How it stands, and what else must be known at once. What a bank may still take back is never simply paid. */
export function marksOf({
  money,
  overpaidMinor,
  status,
  view,
}: InspectedInvoice): { tone: Tone; word: string }[] {
  const standing = INVOICE_MARKS[status === 'Draft' ? 'draft' : view.state]
  const open = money.payments.flatMap(({ disputes }) => disputes).filter(({ state }) => state === 'open')
  const isDisputed = open.some(({ isInquiry }) => !isInquiry)
  const inDoubt: { tone: Tone; word: string }[] =
    open.length === 0
      ? []
      : [isDisputed ? { tone: 'bad', word: 'Disputed' } : { tone: 'wait', word: 'Inquiry open' }]
  // What is only asked about is paid, and not yet settled.
  const isInDoubt = inDoubt.length > 0 && (standing.tone === 'good' || view.state === 'disputed')
  const first = isInDoubt ? { ...INVOICE_MARKS.paid, tone: 'wait' as const } : standing
  const marks = [first, ...inDoubt, ...(overpaidMinor > 0 ? [INVOICE_MARKS.overpaid] : [])]
  // A standing may say it already.
  return marks.filter(({ word }, at) => marks.findIndex((mark) => mark.word === word) === at)
}
