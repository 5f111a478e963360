// A recurring invoice: what is invoiced, in which rhythm, and how far it has been made.
import type { recurringInvoices } from '@/db/schema/recurring'

type Row = typeof recurringInvoices.$inferSelect

export interface RecurringInvoice extends Row {
  customerName: string
  /** The one that was made last. */
  lastInvoiceId: string | null
}

export type Reckoned = Pick<
  Row,
  | 'reached'
  | 'nextOn'
  | 'nextAt'
  | 'tryAt'
  | 'state'
  | 'endedAt'
  | 'pausedAt'
  | 'tries'
  | 'problem'
  | 'problemDetail'
  | 'problemSince'
>
export type NewRecurring = typeof recurringInvoices.$inferInsert
export type CatchUp = Row['catchUp']
