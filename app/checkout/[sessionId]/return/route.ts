// GET /checkout/{sessionId}/return: the payer returns from paying. Asks Stripe, ignores the query string, and shows the page.
import { followCheckout } from '@/lib/checkouts/status'
import { Failure } from '@/lib/failure/failure'
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import { house } from '@/lib/wiring'

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ sessionId: string }> },
): Promise<Response> {
  const { sessionId } = await params
  try {
    await takeTurn(house(), 'comeBack', sha256(sessionId))
    await followCheckout(house(), sessionId)
  } catch (error) {
    // The page says what is known, and that is nothing for a session that is not ours.
    house().log[error instanceof Failure ? 'info' : 'error'](
      { err: error },
      'a payer returned to a checkout that does not exist',
    )
  }
  return new Response(null, {
    status: 303,
    headers: { location: `/checkout/${encodeURIComponent(sessionId)}` },
  })
}
