// An issued document as it would come from what was frozen, for tests of how it is printed.
import { documentOf, type Particulars } from '@/lib/documents/testing/build'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { paperOf } from '@/lib/payment-views/issued-paper'
import { invoiceOnPaper } from './paper'

export const issuedOnPaper = (written: Particulars): InvoiceDocument =>
  paperOf(documentOf(written), invoiceOnPaper().paymentUrl)
