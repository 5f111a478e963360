// GET /i/{token} for callers that accept JSON: a rewrite leads here.

import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { presentPublicInvoice, publicInvoiceAnswer, readPublicInvoice } from '@/lib/payment-views/public-view'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/i/{token}',
  tag: 'Payments',
  summary: 'Read an invoice by its link',
  description: 'JSON for `Accept: application/json`; browsers get the payment page.',
  access: 'payer',
  params: tokenPath,
  status: 200,
  answer: publicInvoiceAnswer,
  isAlsoPage: true,
  notFound: 'Payment.InvalidToken',
  refusals: [],
  run: ({ house, params }) => readPublicInvoice(house, params.token),
  present: presentPublicInvoice,
})
