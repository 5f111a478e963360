// Reads forms of the payer's pages, which need no script. The link is what they are let in by, so no origin is asked for:
// pages that tell nobody where somebody comes from send none with a form.
import type { House } from '@/lib/house'
import { readText } from '@/lib/http/call/body'
import { addressOf } from '@/lib/http/call/client-address'
import { takeTurn } from '@/lib/http/call/limits'
import { finish, refuse } from '@/lib/http/call/refuse'
import { platformDialect } from '@/lib/http/platform/dialect'
import { house } from '@/lib/wiring'

/** The longest text that may be said, each letter as three escapes of three. */
const FORM_LIMIT_BYTES = 32 * 1024

export interface PayerVisit {
  house: House
  form: URLSearchParams
  token: string
  network: string
}

/** Declares a POST that a form makes; `run` answers where to go on, undefined where nobody looks. */
export function payerForm(run: (visit: PayerVisit) => Promise<string | undefined>) {
  return async (request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> => {
    const here = house()
    const work = async () => {
      const network = addressOf(request)
      await takeTurn(here, 'address', network)
      const form = new URLSearchParams(await readText(request, FORM_LIMIT_BYTES))
      const location = await run({ house: here, form, network, token: (await params).token })
      return location === undefined
        ? new Response(null, { status: 204 })
        : new Response(null, { status: 303, headers: { location } })
    }
    const response = await work().catch((error: unknown) =>
      refuse(error, request, { path: '/i/{token}', method: 'POST' }, here, platformDialect),
    )
    finish(response, request)
    return response
  }
}
