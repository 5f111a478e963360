// CORS: which origins' pages may read a response, named one by one by each operation.
import type { House } from '@/lib/house'
import type { Handler } from './endpoint'
import type { DeclaredOperation } from './operation'

const LONGEST_ORIGIN = 300
const KEPT_SECONDS = 600

/** Says whether the asking page may read this answer. Never with credentials: cookies do not count across origins. */
export async function allowOrigin(
  house: House,
  { admitsOrigin }: Pick<DeclaredOperation, 'admitsOrigin'>,
  request: Request,
  response: Response,
  body: unknown,
): Promise<void> {
  if (!admitsOrigin) return
  response.headers.append('vary', 'Origin')
  const origin = request.headers.get('origin')
  if (!origin || origin.length > LONGEST_ORIGIN) return
  try {
    if (!(await admitsOrigin(house, origin, body))) return
  } catch (error) {
    // The answer itself stands; a browser of another origin does not get to see it.
    house.log.warn({ err: error }, 'the allowed origins could not be looked up')
    return
  }
  response.headers.set('access-control-allow-origin', origin)
  response.headers.set('access-control-expose-headers', 'x-request-id, retry-after')
}

/** Answers a browser that asks beforehand whether it may call. */
export const preflight =
  (getHouse: () => House, { operation }: Handler) =>
  async (request: Request): Promise<Response> => {
    const response = new Response(null, { status: 204, headers: { allow: `${operation.method}, OPTIONS` } })
    await allowOrigin(getHouse(), operation, request, response, undefined)
    if (response.headers.has('access-control-allow-origin')) {
      response.headers.set('access-control-allow-methods', operation.method)
      response.headers.set('access-control-allow-headers', 'content-type, accept, idempotency-key')
      response.headers.set('access-control-max-age', String(KEPT_SECONDS))
    }
    return response
  }
