// GET /i/{token}/progress: what the open page polls.
import { z } from 'zod'
import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { paymentProgress } from '@/lib/payment-views/progress'
import { endpoint } from '@/lib/wiring'

export const GET = endpoint({
  method: 'GET',
  path: '/i/{token}/progress',
  tag: 'Payments',
  summary: 'Read the progress of an invoice’s payment',
  operationId: 'readHowFarPaymentInvoiceIs',
  access: 'payer',
  params: tokenPath,
  status: 200,
  answer: z
    .object({ state: z.string(), outstandingMinor: z.int(), amountPaidMinor: z.int() })
    .meta({ id: 'PaymentProgress' }),
  notFound: 'Payment.InvalidToken',
  refusals: [],
  run: ({ house, params }) => paymentProgress(house, params.token),
  present: (progress) => progress,
})
