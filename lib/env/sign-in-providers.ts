// The providers people may sign in with besides emailed links; each is switched on by its variables.
import { z } from 'zod'

export interface SignInProvider {
  id: 'google' | 'microsoft-entra-id' | 'oidc'
  name: string
  /** OpenID Connect: where the provider describes itself. */
  issuer: string
  clientId: string
  clientSecret: string
  /** The provider says of each address whether it has checked it; one tenant's directory vouches for all of its own. */
  saysVerified: boolean
}

const text = z
  .string()
  .trim()
  .optional()
  .transform((value) => (value === '' ? undefined : value))

const issuer = (name: string) =>
  text.refine(
    (value) =>
      value === undefined ||
      (URL.canParse(value) && /^(https:$|http:$)/.test(new URL(value).protocol) && isSafe(new URL(value))),
    { error: `${name} must be an https address.` },
  )

/** Plain http is for a provider on this machine. */
const isSafe = (url: URL) =>
  url.protocol === 'https:' || /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(url.hostname)

export const providerVariables = {
  AUTH_GOOGLE_ID: text,
  AUTH_GOOGLE_SECRET: text,
  AUTH_MICROSOFT_ENTRA_ID_ID: text,
  AUTH_MICROSOFT_ENTRA_ID_SECRET: text,
  // Of one tenant: where any tenant may sign people in, anybody can claim any address.
  AUTH_MICROSOFT_ENTRA_ID_ISSUER: text.refine(
    (value) =>
      value === undefined ||
      /^https:\/\/login\.microsoftonline\.(?:com|us)\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/v2\.0\/?$/i.test(
        value,
      ),
    {
      error:
        'AUTH_MICROSOFT_ENTRA_ID_ISSUER must name a single tenant: https://login.microsoftonline.com/<tenant id>/v2.0.',
    },
  ),
  AUTH_OIDC_ID: text,
  AUTH_OIDC_SECRET: text,
  AUTH_OIDC_ISSUER: issuer('AUTH_OIDC_ISSUER'),
  AUTH_OIDC_NAME: text,
}

type Variables = { [K in keyof typeof providerVariables]?: string | undefined }

const GROUPS: (keyof Variables)[][] = [
  ['AUTH_GOOGLE_ID', 'AUTH_GOOGLE_SECRET'],
  ['AUTH_MICROSOFT_ENTRA_ID_ID', 'AUTH_MICROSOFT_ENTRA_ID_SECRET', 'AUTH_MICROSOFT_ENTRA_ID_ISSUER'],
  ['AUTH_OIDC_ID', 'AUTH_OIDC_SECRET', 'AUTH_OIDC_ISSUER'],
]

/** A provider that is half switched on is a mistake: one rule for each. */
export const providerContradictions = (raw: Variables): [boolean, string][] =>
  GROUPS.map((names) => {
    const missing = names.filter((name) => raw[name] === undefined)
    const isHalf = missing.length > 0 && missing.length < names.length
    return [isHalf, `${missing.join(' and ')} must be set too: ${names.join(', ')} belong together.`]
  })

export function providersOf(raw: Variables): SignInProvider[] {
  const provider = (
    fixed: Pick<SignInProvider, 'id' | 'name' | 'saysVerified'>,
    clientId: string | undefined,
    clientSecret: string | undefined,
    from: string | undefined,
  ): SignInProvider[] =>
    clientId && clientSecret && from ? [{ ...fixed, clientId, clientSecret, issuer: from }] : []
  return [
    ...provider(
      { id: 'google', name: 'Google', saysVerified: true },
      raw.AUTH_GOOGLE_ID,
      raw.AUTH_GOOGLE_SECRET,
      'https://accounts.google.com',
    ),
    ...provider(
      { id: 'microsoft-entra-id', name: 'Microsoft', saysVerified: false },
      raw.AUTH_MICROSOFT_ENTRA_ID_ID,
      raw.AUTH_MICROSOFT_ENTRA_ID_SECRET,
      raw.AUTH_MICROSOFT_ENTRA_ID_ISSUER,
    ),
    ...provider(
      { id: 'oidc', name: raw.AUTH_OIDC_NAME ?? 'single sign-on', saysVerified: true },
      raw.AUTH_OIDC_ID,
      raw.AUTH_OIDC_SECRET,
      raw.AUTH_OIDC_ISSUER,
    ),
  ]
}
