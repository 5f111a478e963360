// POST /i/{token}/purchase-order-number.
import { giveOrderNumber } from '@/lib/payer-words/give-order-number'
import { orderNumberAnswer, orderNumberBody } from '@/lib/payer-words/platform-api'
import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/purchase-order-number',
  tag: 'Payments',
  summary: 'Add the payer’s purchase order number',
  operationId: 'addPurchaseOrderNumber',
  description:
    'The payer’s own word, shown as such on the payment page, on receipts and on later documents. What was issued stays as it was issued, byte for byte.',
  access: 'payer',
  params: tokenPath,
  body: orderNumberBody,
  status: 200,
  answer: orderNumberAnswer,
  notFound: 'Payment.InvalidToken',
  refusals: ['Payment.InvoiceNotPayable'],
  run: ({ body, by, house, params }) => giveOrderNumber(house, params.token, body, by.network),
  present: (given) => given,
})
