// POST /i/{token}/viewed.
import { noteView } from '@/lib/payer-words/note-view'
import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/viewed',
  tag: 'Payments',
  summary: 'Say that a person looks at an invoice',
  operationId: 'noteInvoiceViewed',
  description:
    'Called by the payment page itself once somebody taps, types or scrolls there, so that mail scanners do not count. Members of the organisation who are signed in do not count either.',
  access: 'anybody',
  params: tokenPath,
  status: 204,
  notFound: 'Payment.InvalidToken',
  refusals: [],
  run: ({ by, house, params }) => noteView(house, params.token, by),
  present: () => undefined,
})
