// POST /i/{token}/unlock-code.
import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { sendUnlockCode } from '@/lib/payments/unlock'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/unlock-code',
  tag: 'Payments',
  summary: 'Email a code that lifts a pause of online payments',
  operationId: 'emailUnlockCode',
  description:
    'After too many declined cards, online payments of an invoice are paused (`Payment.Paused`). This emails a code to the recipient of the invoice, at most three times a day. It succeeds whether or not there is anything to send.',
  access: 'payer',
  params: tokenPath,
  status: 204,
  notFound: 'Payment.InvalidToken',
  refusals: [],
  run: ({ house, by, params }) => sendUnlockCode(house, params.token, by.network),
  present: () => undefined,
})
