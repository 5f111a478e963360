// The props of invoice actions; `offeredActions` of lib/payments answers the first two.
import type { CreditOverview } from '@/lib/credit-notes/overview'
import type { ActionableInvoice, ActionablePayment } from '@/lib/payment-views/offered-actions'

export interface InvoiceActionsProps {
  invoice: ActionableInvoice
  /** Newest first. */
  payments: ActionablePayment[]
  credit: CreditOverview
  /** The customer's software has it. */
  wentByPeppol: boolean
  organisation: { id: string; name: string }
  /** Owners and admins can change it; others read why there are no buttons. */
  mayChange: boolean
}
