// The minimal app's intake of Stripe's events.
import { takeEvent } from '../../../../../work'

export async function POST(request: Request): Promise<Response> {
  return Response.json(await takeEvent(await request.text(), request.headers.get('stripe-signature') ?? ''))
}
