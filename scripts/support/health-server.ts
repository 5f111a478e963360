// The addresses of a worker, which has no pages: whether it lives, whether it can do its work, and its metrics for who has the token.
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { House } from '@/lib/house'
import { readMetrics } from '@/lib/metrics'
import { isMetricsToken } from '@/lib/metrics-token'
import { readinessAnswer } from '@/lib/readiness'

function send(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(status === 503 && { 'retry-after': '5' }),
    })
    .end(JSON.stringify(body))
}

async function sendMetrics(response: ServerResponse, house: House): Promise<void> {
  try {
    const text = await readMetrics(house)
    response
      .writeHead(200, {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      })
      .end(text)
  } catch (error) {
    house.log.error({ err: error }, 'the metrics could not be read')
    send(response, 503, { status: 'not-ready' })
  }
}

/** Says the same at the same addresses as the app; everything else is not found. */
export function createHealthServer(house: House): Server {
  return createServer(async ({ headers, method, url = '/' }, response) => {
    const path = url.split('?')[0]
    if (method !== 'GET' && method !== 'HEAD') return send(response, 405, { status: 'method-not-allowed' })
    if (path === '/api/health') return send(response, 200, { status: 'alive' })
    if (path === '/api/metrics' && isMetricsToken(house.env.metricsToken, headers.authorization))
      return sendMetrics(response, house)
    if (path !== '/api/ready') return send(response, 404, { status: 'not-found' })
    const answer = await readinessAnswer(house)
    return send(response, answer.status, answer.body)
  })
}
