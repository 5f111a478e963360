// GET /i/{token}/invoice.pdf: the invoice, on paper.
import { payersInvoice } from '@/app/document-door'

export const GET = payersInvoice
