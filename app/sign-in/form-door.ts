// Reads forms that need no script: only from our own pages, small bodies, and the usual errors.

import type { House } from '@/lib/house'
import { readText } from '@/lib/http/call/body'
import { addressOf } from '@/lib/http/call/client-address'
import { takeTurn } from '@/lib/http/call/limits'
import { finish, refuse } from '@/lib/http/call/refuse'
import { assertSameOrigin } from '@/lib/http/call/same-origin'
import { signInCookie } from '@/lib/http/call/sign-in-cookie'
import { platformDialect } from '@/lib/http/platform/dialect'
import { safeReturnPath } from '@/lib/people/return-path'
import { house } from '@/lib/wiring'

const FORM_LIMIT_BYTES = 8 * 1024

interface Visit {
  house: House
  request: Request
  form: URLSearchParams
  /** Where to go afterwards: a path of ours, whatever the form says. */
  next: string
}

/** Declares a POST that a form of ours makes. */
export function formDoor(path: string, run: (visit: Visit) => Promise<Response>) {
  return async (request: Request): Promise<Response> => {
    const here = house()
    const work = async () => {
      assertSameOrigin(request.headers, here.env.appUrl)
      await takeTurn(here, 'signIn', addressOf(request))
      const form = new URLSearchParams(await readText(request, FORM_LIMIT_BYTES))
      return run({ house: here, request, form, next: safeReturnPath(form.get('next')) })
    }
    const response = await work().catch((error: unknown) =>
      refuse(error, request, { path, method: 'POST' }, here, platformDialect),
    )
    finish(response, request)
    return response
  }
}

/** Redirects to a page of ours, setting the sign-in cookie or, without a token, removing it. */
export function goTo(
  { env: { appUrl } }: House,
  path: string,
  signIn?: { token: string | undefined; expiresAt: Date },
): Response {
  const headers = new Headers({ location: appUrl + path })
  if (signIn) headers.set('set-cookie', signInCookie(appUrl, signIn.token, signIn.expiresAt))
  return new Response(null, { status: 303, headers })
}
