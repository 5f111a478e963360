// GET /invoices/{id}/questions.
import { idPath } from '@/lib/http/fields/fields'
import { listQuestions } from '@/lib/payer-words/list-questions'
import { presentQuestions, questionsAnswer } from '@/lib/payer-words/platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/invoices/{id}/questions',
  tag: 'Invoices',
  summary: 'List the questions about an invoice',
  operationId: 'listQuestions',
  description: 'Questions that payers asked on the payment page, and mistakes that they found, newest first.',
  access: 'organisation-in-header',
  role: 'Member',
  params: idPath,
  status: 200,
  answer: questionsAnswer,
  notFound: 'Invoice.NotFound',
  refusals: [],
  run: ({ by, house, params }) => listQuestions(house, by.organisationId, params.id),
  present: presentQuestions,
})
