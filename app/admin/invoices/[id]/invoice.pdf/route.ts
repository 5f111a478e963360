// GET /admin/invoices/{id}/invoice.pdf: the same document that the payer gets.
import { peoplesDocument } from '@/app/document-door'

export const GET = peoplesDocument('invoice')
