// Readiness: whether this process should receive requests.
import { readinessAnswer } from '@/lib/readiness'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'

export async function GET(): Promise<Response> {
  const { body, status } = await readinessAnswer(house())
  return Response.json(body, { status, headers: status === 503 ? { 'retry-after': '5' } : {} })
}
