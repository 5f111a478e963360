// Stripe's webhook addresses: the raw text is verified and stored, then answered 200; our own failure is a 5xx, so that Stripe retries.
import type { House } from '@/lib/house'
import { readText } from '@/lib/http/call/body'
import { finish, refuse } from '@/lib/http/call/refuse'
import { platformDialect } from '@/lib/http/platform/dialect'
import { receiveStripeEvent, type StripeEndpoint } from './receive'

/** Stripe's largest events are a few hundred kilobytes. */
export const LIMIT_BYTES = 2 * 1024 * 1024

/** How every sender of news is answered. */
export async function answerNews(
  house: House,
  path: string,
  request: Request,
  receive: () => Promise<object>,
): Promise<Response> {
  const response = await receive().then(
    (received) => Response.json(received),
    (error: unknown) => refuse(error, request, { method: 'POST', path }, house, platformDialect),
  )
  finish(response, request)
  house.log.info({ route: path, status: response.status }, 'webhook')
  return response
}

export const takeStripeEvent = (
  house: House,
  endpoint: StripeEndpoint,
  request: Request,
): Promise<Response> =>
  answerNews(
    house,
    endpoint === 'connect' ? '/webhooks/stripe/connect' : '/webhooks/stripe',
    request,
    async () => {
      const text = await readText(request, LIMIT_BYTES)
      const signature = request.headers.get('stripe-signature')
      const { isNews } = await receiveStripeEvent(house, endpoint, signature, text)
      return { received: true, duplicate: !isNews }
    },
  )
