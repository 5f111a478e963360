// GET /i/{token}/credit-notes/{id}/credit-note.pdf: a credit note of the invoice, on paper.
import { payersCreditNote } from '@/app/document-door'

export const GET = payersCreditNote
