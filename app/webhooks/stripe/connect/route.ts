// POST /webhooks/stripe/connect: events of connected accounts.
import { takeStripeEvent } from '@/lib/webhooks/intake'
import { house } from '@/lib/wiring'

export const POST = (request: Request): Promise<Response> => takeStripeEvent(house(), 'connect', request)
