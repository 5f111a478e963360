// GET /i/{token}/invoice.pdf: the invoice, on paper.
import { payersDocument } from '@/app/document-door'

export const GET = payersDocument('invoice')
