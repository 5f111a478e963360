// GET /i/{token}/receipt.pdf: what was paid of the invoice, on paper.
import { payersReceipt } from '@/app/document-door'

export const GET = payersReceipt
