// GET /i/{token}/autopay/saved: the payer has left a means. Asks Stripe, ignores the query string, and shows the invoice.
import { takeSavedOfPage } from '@/lib/autopay/take-saved'
import { Failure } from '@/lib/failure/failure'
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import { house } from '@/lib/wiring'

export async function GET(
  _request: Request,
  { params }: { params: Promise<{ token: string }> },
): Promise<Response> {
  const { token } = await params
  const { log } = house()
  try {
    await takeTurn(house(), 'comeBack', sha256(token))
    await takeSavedOfPage(house(), token)
  } catch (error) {
    // The event will tell of it, or the listing of missed ones: nothing is lost by showing the page now.
    log[error instanceof Failure ? 'info' : 'error'](
      { err: error },
      'a payer left a means, but Stripe could not be asked',
    )
  }
  return new Response(null, { status: 303, headers: { location: `/i/${encodeURIComponent(token)}` } })
}
