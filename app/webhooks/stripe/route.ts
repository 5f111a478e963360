// POST /webhooks/stripe: events of the platform's own account.
import { takeStripeEvent } from '@/lib/webhooks/intake'
import { house } from '@/lib/wiring'

export const POST = (request: Request): Promise<Response> => takeStripeEvent(house(), 'platform', request)
