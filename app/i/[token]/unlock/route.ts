// POST /i/{token}/unlock.
import { z } from 'zod'
import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { unlock } from '@/lib/payments/unlock'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/unlock',
  tag: 'Payments',
  summary: 'Lift a pause of online payments by a code',
  operationId: 'liftPauseOfCardPayments',
  description: 'With the code of the latest email. Each code works once.',
  access: 'payer',
  params: tokenPath,
  body: z
    .strictObject({ code: z.string().max(20).meta({ example: '1234 5678' }) })
    .meta({ id: 'UnlockRequest' }),
  status: 204,
  notFound: 'Payment.InvalidToken',
  refusals: ['Payment.CodeInvalid'],
  run: ({ body, by, house, params }) => unlock(house, params.token, body.code, by.network),
  present: () => undefined,
})
