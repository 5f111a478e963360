// POST /i/{token}/fresh-link.
import { askForLink } from '@/lib/payer-words/ask-for-link'
import { tokenPath } from '@/lib/payment-views/open-platform-api'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/i/{token}/fresh-link',
  tag: 'Payments',
  summary: 'Email a link that works',
  operationId: 'emailFreshLink',
  description:
    'For a link that was replaced or has expired: emails the current one to the customer’s address on file, and to nobody else, at most three times a day. The answer is the same for every token, whether it leads somewhere, once did, or never existed.',
  access: 'payer',
  params: tokenPath,
  status: 204,
  notFound: 'Payment.InvalidToken',
  refusals: [],
  run: ({ by, house, params }) => askForLink(house, params.token, by.network),
  present: () => undefined,
})
