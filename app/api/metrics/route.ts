// Metrics in the text format of Prometheus, for who has the token; for everybody else there is nothing here.
import { Failure } from '@/lib/failure/failure'
import { platformDialect } from '@/lib/http/platform/dialect'
import { readMetrics } from '@/lib/metrics'
import { isMetricsToken } from '@/lib/metrics-token'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'

export async function GET(request: Request): Promise<Response> {
  const here = house()
  const { appUrl, metricsToken } = here.env
  if (!isMetricsToken(metricsToken, request.headers.get('authorization'))) {
    const requestId = request.headers.get('x-request-id') ?? ''
    const place = { route: '/api/metrics', path: '/api/metrics', appUrl, requestId }
    return platformDialect.refuse(new Failure('Route.NotFound'), place)
  }
  return new Response(await readMetrics(here), {
    headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8', 'cache-control': 'no-store' },
  })
}
