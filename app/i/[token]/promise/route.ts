// POST /i/{token}/promise.
import { promiseAnswer, promiseBody } from '@/lib/payer-words/platform-api'
import { promiseDay } from '@/lib/payer-words/promise'
import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/promise',
  tag: 'Payments',
  summary: 'Promise to pay on another day',
  operationId: 'promiseToPay',
  description:
    'The payer’s own word: the seller is told, and no reminder is sent until that day is over. Another day replaces it; the same day again changes nothing.',
  access: 'payer',
  params: tokenPath,
  body: promiseBody,
  status: 200,
  answer: promiseAnswer,
  notFound: 'Payment.InvalidToken',
  refusals: ['Payment.InvoiceNotPayable'],
  run: ({ body, by, house, params }) => promiseDay(house, params.token, body, by.network),
  present: (promised) => promised,
})
