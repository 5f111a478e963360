// Visits pages' forms as a browser would, and signs people in: for tests of what people do.
import { signInCookieName } from '@/lib/http/call/sign-in-cookie'
import { startSignIn } from '@/lib/people/sign-ins'
import type { TestHouse } from './house'

const ORIGIN = 'http://localhost:3000'

export interface Visited {
  status: number
  location: string
  cookies: string[]
  text: string
}

export async function visited(response: Response): Promise<Visited> {
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    cookies: response.headers.getSetCookie(),
    text: await response.text(),
  }
}

/** Sends a form from a page of ours; headers that are undefined are left out. */
export async function postForm(
  door: (request: Request) => Promise<Response>,
  form: Record<string, string>,
  headers: Record<string, string | undefined> = {},
): Promise<Visited> {
  const all = { origin: ORIGIN, 'sec-fetch-site': 'same-origin', ...headers }
  const sent = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const body = new URLSearchParams(form)
  return visited(
    await door(new Request(`${ORIGIN}/form`, { method: 'POST', headers: new Headers(sent), body })),
  )
}

/** `name=value` of the sign-in cookie that an answer sets; undefined when it sets none. */
export const signInIn = ({ cookies }: Visited): string | undefined =>
  cookies.map((cookie) => cookie.split(';', 1)[0] ?? '').find((pair) => /^remit-session=./.test(pair))

/** Headers of a browser in which this person is signed in, on a page of ours. */
export async function signedIn(house: TestHouse, userId: string): Promise<Record<string, string>> {
  const { token } = await startSignIn(house, userId)
  return {
    cookie: `${signInCookieName(house.env.appUrl)}=${token}`,
    origin: ORIGIN,
    'sec-fetch-site': 'same-origin',
  }
}
