// How an invoice stands, in one word for its seller.
import type { Tone } from '@/components/ui/status-mark'
import type { PayerState } from '@/lib/payments/payer-view'

export const INVOICE_MARKS: Record<PayerState | 'draft', { tone: Tone; word: string }> = {
  draft: { tone: 'calm', word: 'Draft' },
  due: { tone: 'calm', word: 'Sent' },
  overdue: { tone: 'wait', word: 'Overdue' },
  'partly-paid': { tone: 'calm', word: 'Partly paid' },
  processing: { tone: 'moving', word: 'On its way' },
  'action-needed': { tone: 'wait', word: 'The payer has one step left' },
  paid: { tone: 'good', word: 'Paid' },
  'partly-refunded': { tone: 'calm', word: 'Partly refunded' },
  refunded: { tone: 'calm', word: 'Refunded' },
  'charged-back': { tone: 'bad', word: 'Charged back' },
  disputed: { tone: 'wait', word: 'Disputed' },
  overpaid: { tone: 'wait', word: 'Overpaid' },
  'under-review': { tone: 'wait', word: 'Under review' },
  void: { tone: 'calm', word: 'Void' },
}
