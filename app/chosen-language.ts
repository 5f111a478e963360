// How a payer chooses another language, and how the choice is read afterwards.
import { cookieOf, cookieOptions } from '@/lib/http/call/sign-in-cookie'
import { house } from '@/lib/wiring'
import { chosenLocale, LANGUAGE_COOKIE, tongueOf } from '@/lib/words/choice'

const KEPT_S = 365 * 24 * 60 * 60
/** Tokens and the ids of sessions; anything else must not come into a header. */
const PLAIN = /^[\w-]{1,255}$/

/** The tag to read in: what this browser has chosen here, else `known`. */
export const readAs = (headers: Headers, known: string): string =>
  chosenLocale(known, tongueOf(cookieOf(headers, LANGUAGE_COOKIE)))

/** Keeps `?to=` for what is below `{room}/{name}`, and shows the page again. Tells nothing of whether the page exists. */
export function chooseLanguage(request: Request, room: '/i' | '/checkout', name: string): Response {
  const location = `${room}/${encodeURIComponent(name)}`
  const chosen = tongueOf(new URL(request.url).searchParams.get('to'))
  const headers = new Headers({ location })
  if (chosen && PLAIN.test(name)) {
    const { secure } = cookieOptions(house().env.appUrl)
    const parts = [
      `${LANGUAGE_COOKIE}=${chosen}`,
      `Path=${location}`,
      `Max-Age=${KEPT_S}`,
      'HttpOnly',
      'SameSite=Lax',
    ]
    headers.set('set-cookie', [...parts, ...(secure ? ['Secure'] : [])].join('; '))
  }
  return new Response(null, { status: 303, headers })
}
