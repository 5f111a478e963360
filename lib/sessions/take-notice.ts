// The address where a connection's provider posts its news: raw text in, filed, 200 out; our own failure is a 5xx, so that it comes again.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { readText } from '@/lib/http/call/body'
import { finish, refuse } from '@/lib/http/call/endpoint'
import { platformDialect } from '@/lib/http/platform/dialect'
import { isUuid } from '@/lib/ids'
import { fileNotice } from './notices'

const PATH = '/webhooks/providers/{connectionId}'
const NOTICE_LIMIT_BYTES = 1024 * 1024

async function take(house: House, connectionId: string, request: Request): Promise<Response> {
  if (!isUuid(connectionId)) throw new Failure('ProviderConnection.NotFound')
  await fileNotice(house, connectionId, await readText(request, NOTICE_LIMIT_BYTES), request.headers)
  return Response.json({ received: true })
}

export async function takeNotice(house: House, connectionId: string, request: Request): Promise<Response> {
  const response = await take(house, connectionId, request).catch((error: unknown) =>
    refuse(error, request, { method: 'POST', path: PATH }, house, platformDialect),
  )
  finish(response, request)
  house.log.info({ route: PATH, status: response.status }, 'webhook')
  return response
}
