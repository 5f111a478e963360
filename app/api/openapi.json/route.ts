// The OpenAPI document of the Platform API.
import { openApi } from './document'

export const dynamic = 'force-dynamic'

export const GET = () => Response.json(openApi())
