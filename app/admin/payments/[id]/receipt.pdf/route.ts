// GET /admin/payments/{id}/receipt.pdf: the same document that the payer gets.
import { peoplesPaymentReceipt } from '@/app/document-door'

export const GET = peoplesPaymentReceipt
