// POST /credit-notes/{id}/issue.
import { creditNoteAnswer, presentCreditNote, withFiles } from '@/lib/credit-notes/platform-api'
import { idPath } from '@/lib/http/fields/fields'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/credit-notes/{id}/issue',
  tag: 'Credit notes',
  summary: 'Issue a credit note',
  description:
    'Assigns its number, and lowers what the invoice asks for; money that is then too much counts as `amountOverpaid`. An open payment is cancelled first. Issuing again changes nothing.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: idPath,
  isIdempotent: true,
  status: 200,
  answer: creditNoteAnswer,
  notFound: 'CreditNote.NotFound',
  refusals: [
    'CreditNote.NotCreditable',
    'CreditNote.ExceedsInvoice',
    'Payment.InFlight',
    'Payment.ProviderError',
  ],
  run: async ({ house, by, params }) =>
    withFiles(house, await issueCreditNote(house, by.organisationId, params.id)),
  present: presentCreditNote,
})
