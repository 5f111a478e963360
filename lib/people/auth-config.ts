// How people sign in: next-auth's settings on our tables, by mailed links and by the providers that are switched on.
import type { NextAuthConfig } from 'next-auth'
import { secondsFrom } from '@/lib/clock'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { cookieOptions, signInCookieName } from '@/lib/http/call/sign-in-cookie'
import { sha256 } from '@/lib/ids'
import { peopleAdapter } from './adapter'
import { safeReturnPath } from './return-path'
import { type Entrance, LIFE_DAYS } from './sign-in'
import { LINK_MINUTES, mintLinkToken, sendSignInLink } from './sign-in-link'
import { newSignInToken } from './sign-ins'
import { selectUserByAccount, selectUserByEmail } from './store'

export const AUTH_PATH = '/api/auth'
export const CHECK_MAIL_PATH = '/sign-in/check-mail'
const SIGN_IN_PATH = '/sign-in'

type SignIn = NonNullable<NonNullable<NextAuthConfig['callbacks']>['signIn']>
type Providers = NextAuthConfig['providers']

const isForMail = async (house: House, email: string): Promise<boolean> => {
  try {
    await takeTurn(house, 'signInMail', sha256(email))
    return true
  } catch (error) {
    if (error instanceof Failure) return false
    throw error
  }
}

/**
 * Who may sign in: people who are known, by an address that is theirs. Who asks for a link is told the same in every case,
 * so that nobody learns who is known here.
 */
const mayEnter =
  (house: House): SignIn =>
  async ({ account, email, profile, user }) => {
    if (!account) return false
    if (account.type === 'email') {
      const address = user.email ?? ''
      const isKnown = (await selectUserByEmail(house.db, address)) !== undefined
      if (!email?.verificationRequest) return isKnown
      return isKnown && (await isForMail(house, address)) ? true : CHECK_MAIL_PATH
    }
    if (await selectUserByAccount(house.db, account)) return true
    const provider = house.env.signInProviders.find(({ id }) => id === account.provider)
    const isVouchedFor = provider && (provider.saysVerified ? profile?.email_verified === true : true)
    if (!isVouchedFor || !profile?.email) return false
    return (await selectUserByEmail(house.db, profile.email)) !== undefined
  }

/** A link of ours in our own look; next-auth's own would sign in whoever opens it, mail scanners too. */
const mail = (house: House): Providers[number] => ({
  id: 'mail',
  type: 'email',
  name: 'Mail',
  maxAge: LINK_MINUTES * 60,
  generateVerificationToken: () => mintLinkToken(house),
  sendVerificationRequest: ({ identifier, token, url }) => {
    const next = new URL(url).searchParams.get('callbackUrl') ?? ''
    return sendSignInLink(house, {
      email: identifier,
      token,
      next: safeReturnPath(next.slice(house.env.appUrl.length)),
      expiresAt: secondsFrom(house.clock.now(), LINK_MINUTES * 60),
    })
  },
})

const others = ({ env }: House): Providers =>
  env.signInProviders.map(({ clientId, clientSecret, id, issuer, name }) => ({
    id,
    name,
    type: 'oidc' as const,
    issuer,
    clientId,
    clientSecret,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    // Addresses are checked above, and people are known before they come.
    allowDangerousEmailAccountLinking: true,
    profile: (claims: { sub: string; email?: string; name?: string }) => ({
      id: claims.sub,
      email: claims.email ?? null,
      name: claims.name ?? null,
    }),
  }))

const COOKIES = ['callbackUrl', 'csrfToken', 'pkceCodeVerifier', 'state', 'nonce'] as const

function cookies(appUrl: string): NextAuthConfig['cookies'] {
  const options = cookieOptions(appUrl)
  const prefix = options.secure ? '__Host-remit' : 'remit'
  const passing = COOKIES.map((name) => [name, { name: `${prefix}-${name.toLowerCase()}`, options }])
  return { ...Object.fromEntries(passing), sessionToken: { name: signInCookieName(appUrl), options } }
}

export function authConfig(house: House, entrance?: Entrance): NextAuthConfig {
  const { env, log } = house
  return {
    adapter: peopleAdapter(house, entrance),
    basePath: AUTH_PATH,
    secret: env.authSecret,
    // The address is always ours: requests are handed over under APP_URL.
    trustHost: true,
    useSecureCookies: env.appUrl.startsWith('https://'),
    cookies: cookies(env.appUrl),
    session: {
      strategy: 'database',
      maxAge: LIFE_DAYS * 86_400,
      updateAge: LIFE_DAYS * 86_400,
      generateSessionToken: newSignInToken,
    },
    pages: { signIn: SIGN_IN_PATH, error: SIGN_IN_PATH, verifyRequest: CHECK_MAIL_PATH },
    providers: [mail(house), ...others(house)],
    callbacks: {
      signIn: mayEnter(house),
      redirect: ({ url }) => {
        const path = url.startsWith(env.appUrl) ? url.slice(env.appUrl.length) : url
        return env.appUrl + (path === CHECK_MAIL_PATH ? path : safeReturnPath(path))
      },
    },
    logger: {
      error: (error) => log.warn({ err: error }, 'a sign-in failed'),
      warn: (code) => log.debug({ code }, 'sign-in'),
      debug: () => undefined,
    },
  }
}
