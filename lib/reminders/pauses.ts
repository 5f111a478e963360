// The one place that knows why an invoice is not reminded of.
import type { InvoiceStatus } from '@/db/schema/invoices'
import type { Day } from '@/lib/time-zone'

/** In the order in which they are told. */
export const PAUSES = [
  'draft',
  'void',
  'credited',
  'paid',
  'processing',
  'autopay',
  'disputed',
  'promised',
  'question',
  'no-address',
] as const
export type Pause = (typeof PAUSES)[number]

export interface Pausing {
  status: InvoiceStatus
  amountPaidMinor: number
  /** A payment is on its way, or its money was set aside. */
  isProcessing: boolean
  /** It will be collected automatically, and nothing has been declined yet. */
  isCollected: boolean
  isDisputed: boolean
  /** The day on which the payer has promised to pay. */
  promisedFor: Day | null
  hasQuestion: boolean
  hasAddress: boolean
}

/** `day`: that of the reminder, where the customer is. A promise holds through its day. */
export function pausesOf(invoice: Pausing, day: Day): Pause[] {
  const { amountPaidMinor, promisedFor, status } = invoice
  const holds: Record<Pause, boolean> = {
    draft: status === 'Draft',
    void: status === 'Void',
    credited: status === 'Paid' && amountPaidMinor === 0,
    paid: status === 'Paid' && amountPaidMinor > 0,
    processing: invoice.isProcessing,
    autopay: invoice.isCollected,
    disputed: invoice.isDisputed,
    promised: promisedFor !== null && promisedFor >= day,
    question: invoice.hasQuestion,
    'no-address': !invoice.hasAddress,
  }
  return PAUSES.filter((pause) => holds[pause])
}
