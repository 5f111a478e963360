// Signing in with a passkey: whoever has it is known by it, and nobody says their address first.
import { secondsFrom } from '@/lib/clock'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { cookieOf, ownCookie } from '@/lib/http/call/sign-in-cookie'
import { newSecret, sha256 } from '@/lib/ids'
import { checkPasskey, type RequestOptions, requestPasskey } from './passkeys'
import { passkeyAnswer } from './security-api'
import { entranceOf, startSignIn } from './sign-ins'

const COOKIE_MINUTES = 5

/** Binds the question to the browser that asked: what one browser was asked, no other can answer. */
const cookieName = (appUrl: string): string =>
  appUrl.startsWith('https://') ? '__Host-remit-passkey' : 'remit-passkey'

export async function beginPasskeySignIn(house: House): Promise<{ options: RequestOptions; cookie: string }> {
  const { appUrl } = house.env
  const holder = newSecret()
  const options = await requestPasskey(house, { holderHash: sha256(holder), purpose: 'sign-in' })
  const expiresAt = secondsFrom(house.clock.now(), COOKIE_MINUTES * 60)
  return { options, cookie: ownCookie(appUrl, cookieName(appUrl), { value: holder, expiresAt }) }
}

function read(answer: string) {
  try {
    return passkeyAnswer.safeParse(JSON.parse(answer)).data
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Throws `Auth.ProofRefused`. */
export async function signInByPasskey(
  house: House,
  headers: Headers,
  answer: string,
): Promise<{ token: string; expiresAt: Date }> {
  const holder = cookieOf(headers, cookieName(house.env.appUrl))
  const parsed = read(answer)
  if (holder === undefined || !parsed) throw new Failure('Auth.ProofRefused')
  const userId = await checkPasskey(house, parsed, { holderHash: sha256(holder), purpose: 'sign-in' })
  return startSignIn(house, found(userId, 'Auth.ProofRefused'), entranceOf('passkey', headers))
}
