// POST /i/{token}/question.
import { askQuestion } from '@/lib/payer-words/ask-question'
import { askedAnswer, presentAsked, questionBody } from '@/lib/payer-words/platform-api'
import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/question',
  tag: 'Payments',
  summary: 'Ask a question about an invoice, or report a mistake in it',
  operationId: 'askAboutInvoice',
  description:
    'Emailed to the seller at once, and open until it is closed with `POST /invoices/{id}/questions/{questionId}/close`; until then no reminder is sent. The text is plain text. The same text sent again within ten minutes is one question.',
  access: 'payer',
  params: tokenPath,
  body: questionBody,
  status: 201,
  answer: askedAnswer,
  notFound: 'Payment.InvalidToken',
  refusals: [],
  run: ({ body, by, house, params }) => askQuestion(house, params.token, body, by.network),
  present: presentAsked,
})
