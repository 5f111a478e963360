// The two addresses of a worker, which has no pages: whether it lives, and whether it can do its work.
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { House } from '@/lib/house'
import { readReadiness } from '@/lib/readiness'

function send(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(status === 503 && { 'retry-after': '5' }),
    })
    .end(JSON.stringify(body))
}

/** Says the same at the same addresses as the app; everything else is not found. */
export function createHealthServer(house: Pick<House, 'db' | 'log'>): Server {
  return createServer(async ({ method, url = '/' }, response) => {
    const path = url.split('?')[0]
    if (method !== 'GET' && method !== 'HEAD') return send(response, 405, { status: 'method-not-allowed' })
    if (path === '/api/health') return send(response, 200, { status: 'alive' })
    if (path !== '/api/ready') return send(response, 404, { status: 'not-found' })
    const { ready, reason } = await readReadiness(house)
    return ready
      ? send(response, 200, { status: 'ready' })
      : send(response, 503, { status: 'not-ready', reason })
  })
}
