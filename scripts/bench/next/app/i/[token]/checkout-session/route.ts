// The minimal app's POST /i/{token}/checkout-session.
import { openCheckout } from '../../../../../work'

interface Context {
  params: Promise<{ token: string }>
}

export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const opened = await openCheckout((await params).token)
  return opened ? Response.json(opened) : Response.json({ message: 'not found' }, { status: 404 })
}
