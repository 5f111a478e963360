// GET /i/{token}/return: the payer returns from paying. Asks Stripe, ignores the query string, and shows the invoice.
import { Failure } from '@/lib/failure/failure'
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import { resolveReturn } from '@/lib/payments/resolve-return'
import { house } from '@/lib/wiring'

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { token } = await params
  const { log } = house()
  try {
    await takeTurn(house(), 'comeBack', sha256(token))
    await resolveReturn(house(), token)
  } catch (error) {
    // The page says what is known, and the sweep asks again: nothing is lost by showing it now.
    log[error instanceof Failure ? 'info' : 'error'](
      { err: error },
      'a payer returned, but Stripe could not be asked',
    )
  }
  return new Response(null, { status: 303, headers: { location: `/i/${encodeURIComponent(token)}` } })
}
