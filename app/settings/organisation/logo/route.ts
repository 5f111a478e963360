// GET /settings/organisation/logo?url=: a logo that is being chosen, from our own origin.
import { serveChosenLogo } from '@/lib/logos/serve-logo'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'

export const GET = (request: Request): Promise<Response> => serveChosenLogo(house(), request)
