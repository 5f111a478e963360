// The OpenAPI document of the Checkout API.
import { checkoutOpenApi } from './document'

export const dynamic = 'force-dynamic'

export const GET = () => Response.json(checkoutOpenApi())
