// POST /checkout/{sessionId}/session: the client secret to show the payment on our page.
import { z } from 'zod'
import { enterCheckout } from '@/lib/checkouts/view'
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/checkout/{sessionId}/session',
  tag: 'Payments',
  summary: 'Get the client secret of an open checkout',
  operationId: 'enterOpenCheckout',
  description:
    'For the checkout page. The secret is fetched from Stripe on each call and never stored; hosted checkouts have a URL instead.',
  access: 'payer',
  params: z.object({ sessionId: z.string().max(255) }),
  status: 200,
  answer: z
    .object({ clientSecret: z.string().nullable(), url: z.string().nullable() })
    .meta({ id: 'EnteredCheckout' }),
  notFound: 'Checkout.NotFound',
  refusals: ['Payment.Paused', 'Payment.ProviderError'],
  run: async ({ house, by, params }) => {
    await takeTurn(house, 'link', sha256(params.sessionId))
    return enterCheckout(house, params.sessionId, by.network)
  },
  present: (entered) => entered,
})
