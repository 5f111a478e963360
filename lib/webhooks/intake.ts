// The two webhook addresses: the raw text is verified and stored, then answered 200; our own failure is a 5xx, so that Stripe retries.
import type { House } from '@/lib/house'
import { readText } from '@/lib/http/call/body'
import { finish, refuse } from '@/lib/http/call/endpoint'
import { platformDialect } from '@/lib/http/platform/dialect'
import { receiveStripeEvent, type StripeEndpoint } from './receive'

/** Stripe's largest events are a few hundred kilobytes. */
const EVENT_LIMIT_BYTES = 2 * 1024 * 1024

export async function takeStripeEvent(
  house: House,
  endpoint: StripeEndpoint,
  request: Request,
): Promise<Response> {
  const path = endpoint === 'connect' ? '/webhooks/stripe/connect' : '/webhooks/stripe'
  const response = await receive(house, endpoint, request).catch((error: unknown) =>
    refuse(error, request, { method: 'POST', path }, house, platformDialect),
  )
  finish(response, request)
  house.log.info({ route: path, status: response.status }, 'webhook')
  return response
}

async function receive(house: House, endpoint: StripeEndpoint, request: Request): Promise<Response> {
  const text = await readText(request, EVENT_LIMIT_BYTES)
  const { isNews } = await receiveStripeEvent(house, endpoint, request.headers.get('stripe-signature'), text)
  return Response.json({ received: true, duplicate: !isNews })
}
