// GET /i/{token}/payments/{paymentId}/receipt.pdf: the receipt of one payment of the invoice, on paper.
import { payersPaymentReceipt } from '@/app/document-door'

export const GET = payersPaymentReceipt
