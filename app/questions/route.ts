// GET /questions.
import { pageAnswer, presentPage } from '@/lib/http/fields/paging'
import { listAllQuestions } from '@/lib/payer-words/list-questions'
import { presentQuestion, questionAnswer, questionsQuery } from '@/lib/payer-words/platform-api'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/questions',
  tag: 'Invoices',
  summary: 'List the questions of an organisation',
  operationId: 'listAllQuestions',
  description:
    'Questions and mistakes about all of its invoices, the newest first. Those with `status=open` wait for an answer.',
  access: 'organisation-in-header',
  role: 'Member',
  query: questionsQuery,
  status: 200,
  answer: pageAnswer(questionAnswer),
  refusals: [],
  isReadApart: true,
  run: ({ by, house, query }) => listAllQuestions(house, by.organisationId, query),
  present: (page) => presentPage(page, presentQuestion),
})
