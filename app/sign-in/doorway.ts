// Hands sign-ins over to next-auth and takes its answers back, always under our own address.
import { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import type { House } from '@/lib/house'
import { signInCookieName, signInTokenOf } from '@/lib/http/call/sign-in-cookie'
import { AUTH_PATH, authConfig, CHECK_MAIL_PATH } from '@/lib/people/auth-config'
import type { Entrance } from '@/lib/people/sign-in'
import { endSignIn, entranceOf } from '@/lib/people/sign-ins'

interface Errand {
  path: string
  cookie: string
  form?: Record<string, string>
  /** From where somebody comes in, where this errand may let them. */
  entrance?: Entrance
}

/** The cookies of a request without the sign-in, because a person signing in is not signed in yet. */
function cookiesWithout(headers: Headers, name: string): string {
  const pairs = (headers.get('cookie') ?? '').split(';').map((pair) => pair.trim())
  return pairs.filter((pair) => !pair.startsWith(`${name}=`)).join('; ')
}

function ask(house: House, { cookie, entrance, form, path }: Errand): Promise<Response> {
  const { handlers } = NextAuth(authConfig(house, entrance))
  const url = `${house.env.appUrl}${AUTH_PATH}/${path}`
  if (!form) return handlers.GET(new NextRequest(url, { headers: { cookie } }))
  const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
  return handlers.POST(new NextRequest(url, { method: 'POST', headers, body: new URLSearchParams(form) }))
}

/** next-auth's own pages are not reachable; ours replace them. */
function pageFor({ pathname, search }: URL): string {
  if (pathname === `${AUTH_PATH}/verify-request`) return CHECK_MAIL_PATH
  return pathname.startsWith(`${AUTH_PATH}/`) ? `/sign-in${search}` : pathname + search
}

/** A redirect after a post, with the cookies that the answer sets. next-auth may call this machine by another of its names. */
function answerWith({ env: { appUrl } }: House, answer: Response): Response {
  const location = new URL(answer.headers.get('location') ?? '/sign-in?error=Configuration', appUrl)
  const isOurs = isThisMachine(location, new URL(appUrl))
  const headers = new Headers({ location: isOurs ? appUrl + pageFor(location) : location.href })
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}

const isThisMachine = (one: URL, ours: URL): boolean => {
  const isLoopback = (host: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(host)
  return (
    one.host === ours.host ||
    (one.port === ours.port && isLoopback(one.hostname) && isLoopback(ours.hostname))
  )
}

/** The first half: sends a link, or redirects to a provider. */
export async function beginSignIn(
  house: House,
  headers: Headers,
  { way, ...form }: { way: string; callbackUrl: string; email?: string },
): Promise<Response> {
  const cookie = cookiesWithout(headers, signInCookieName(house.env.appUrl))
  const proof = await ask(house, { path: 'csrf', cookie: '' })
  const { csrfToken } = (await proof.json()) as { csrfToken: string }
  const cookies = [cookie, ...proof.headers.getSetCookie().map((set) => set.split(';', 1)[0] ?? '')]
  return answerWith(
    house,
    await ask(house, {
      path: `signin/${way}`,
      cookie: cookies.filter(Boolean).join('; '),
      form: { ...form, csrfToken },
    }),
  )
}

/** The second half: a link or a provider's answer becomes a sign-in, and the previous sign-in ends. */
export async function finishSignIn(
  house: House,
  headers: Headers,
  { query, way }: { way: string; query: URLSearchParams },
): Promise<Response> {
  const { appUrl } = house.env
  const name = signInCookieName(appUrl)
  const answer = await ask(house, {
    path: `callback/${way}?${query}`,
    cookie: cookiesWithout(headers, name),
    entrance: entranceOf(way, headers),
  })
  const before = signInTokenOf(headers, appUrl)
  const isIn = answer.headers
    .getSetCookie()
    .some((set) => set.startsWith(`${name}=`) && !set.startsWith(`${name}=;`))
  if (isIn && before) await endSignIn(house, before)
  return answerWith(house, answer)
}
