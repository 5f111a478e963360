// GET /admin/credit-notes/{id}/credit-note.pdf: the same document that the payer gets.
import { peoplesCreditNote } from '@/app/document-door'

export const GET = peoplesCreditNote
