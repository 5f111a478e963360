// /autopay/{token}/stop: the button behind the link in an email, and the one that mail programs show by themselves.
import { payerForm } from '@/app/i/payer-form'
import { stopByMail } from '@/lib/autopay/end'
import { consentIdIn } from '@/lib/consents/stop-link'
import { Failure } from '@/lib/failure/failure'

const pageOf = (token: string): string => `/autopay/${encodeURIComponent(token)}`

/** A form of RFC 8058, in either encoding. Of these none follows a redirect. */
const isOneClick = (form: URLSearchParams): boolean =>
  [...form].flat().some((text) => text.includes('One-Click'))

export const POST = payerForm(async ({ form, house, token }) => {
  const consentId = consentIdIn(house, token)
  if (!consentId) throw new Failure('Payment.InvalidToken')
  await stopByMail(house, consentId)
  return isOneClick(form) ? undefined : pageOf(token)
})

/** Mail programs that know no one click open it in a browser; scanners follow it. Nothing is stopped by that. */
export async function GET(_: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  return new Response(null, { status: 303, headers: { location: pageOf((await params).token) } })
}
