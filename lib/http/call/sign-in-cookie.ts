// The sign-in cookie: how it is set, read and removed.

/** Bound to this very host where there is https; browsers accept `__Host-` nowhere else. */
export const signInCookieName = (appUrl: string): string =>
  appUrl.startsWith('https://') ? '__Host-remit-session' : 'remit-session'

/** The value of one cookie. A name that is sent twice is taken for none: somebody has planted the other. */
export function cookieOf(headers: Headers, name: string): string | undefined {
  const values = (headers.get('cookie') ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return values.length === 1 && values[0] !== '' ? values[0] : undefined
}

export const signInTokenOf = (headers: Headers, appUrl: string): string | undefined =>
  cookieOf(headers, signInCookieName(appUrl))

/** The attributes of every cookie of ours; a `Lax` one does not come along on other sites' posts. */
export const cookieOptions = (appUrl: string) =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: appUrl.startsWith('https://') }) as const

/** The `Set-Cookie` header. Without a token it takes the cookie away. */
export function signInCookie(appUrl: string, token: string | undefined, expiresAt: Date): string {
  const until = token === undefined ? new Date(0) : expiresAt
  return ownCookie(appUrl, signInCookieName(appUrl), { value: token ?? '', expiresAt: until })
}

/** A `Set-Cookie` header with the attributes of every cookie of ours. */
export function ownCookie(
  appUrl: string,
  name: string,
  { expiresAt, value }: { value: string; expiresAt: Date },
): string {
  return [
    `${name}=${value}`,
    'Path=/',
    `Expires=${expiresAt.toUTCString()}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(cookieOptions(appUrl).secure ? ['Secure'] : []),
  ].join('; ')
}
