// Readiness: whether this process should receive requests.
import { readReadiness } from '@/lib/readiness'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const { ready, reason } = await readReadiness(house())
  if (ready) return Response.json({ status: 'ready' })
  return Response.json({ status: 'not-ready', reason }, { status: 503, headers: { 'retry-after': '5' } })
}
