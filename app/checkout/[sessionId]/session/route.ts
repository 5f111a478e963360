// POST /checkout/{sessionId}/session: the right to show the payment on our page.
import { z } from 'zod'
import { enterCheckout } from '@/lib/checkouts/view'
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import { endpoint } from '@/lib/wiring'

export const POST = endpoint({
  method: 'POST',
  path: '/checkout/{sessionId}/session',
  tag: 'Payments',
  summary: 'Enter an open checkout',
  description:
    'For the page of a checkout. The secret is read from Stripe at each call and kept nowhere; hosted checkouts have an address instead.',
  access: 'payer',
  params: z.object({ sessionId: z.string().max(255) }),
  status: 200,
  answer: z
    .object({ clientSecret: z.string().nullable(), url: z.string().nullable() })
    .meta({ id: 'EnteredCheckout' }),
  refusals: ['Checkout.NotFound', 'Payment.ProviderError'],
  run: async ({ house, params }) => {
    await takeTurn('link', sha256(params.sessionId))
    return enterCheckout(house, params.sessionId)
  },
  present: (entered) => entered,
})
