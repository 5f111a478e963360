// POST /invoices/{id}/questions/{questionId}/close.
import { closeQuestion } from '@/lib/payer-words/close-question'
import { closingBody, presentQuestion, questionAnswer, questionPath } from '@/lib/payer-words/platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/invoices/{id}/questions/{questionId}/close',
  tag: 'Invoices',
  summary: 'Close a question, with or without an answer',
  operationId: 'closeQuestion',
  description:
    'An answer is emailed to the customer and shown on the payment page. Reminders go on. A repeat with the same answer changes nothing.',
  access: 'organisation-in-header',
  role: 'Admin',
  params: questionPath,
  body: closingBody,
  isBodyOptional: true,
  isIdempotent: true,
  status: 200,
  answer: questionAnswer,
  notFound: { id: 'Invoice.NotFound', questionId: 'Question.NotFound' },
  refusals: ['Question.Closed'],
  run: ({ body, by: { organisationId }, house, params: { id, questionId } }) =>
    closeQuestion(house, { organisationId, invoiceId: id, questionId }, body.answer ?? null),
  present: presentQuestion,
})
