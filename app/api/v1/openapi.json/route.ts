// The OpenAPI document of the Sessions API.
import { sessionsOpenApi } from './document'

export const dynamic = 'force-dynamic'

export const GET = () => Response.json(sessionsOpenApi())
