// Tokens (JWT) that stand for an owner, or for one application, for an hour.
import { createLocalJWKSet, errors, type JWTHeaderParameters, jwtVerify, SignJWT } from 'jose'
import { secondsFrom } from '@/lib/clock'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn } from '@/lib/http/call/caller'
import { deriveSecret, isUuid } from '@/lib/ids'
import { findRole } from '@/lib/organisations/members'
import { findApplication } from './find'

export const TOKEN_SECONDS = 3_600

/** What a token says. `userId` is there where we made it for a person; `applicationId` where it names one. */
export interface TokenClaims {
  userId: string | undefined
  organisationId: string | undefined
  applicationId: string | undefined
}

/** For whom tokens are meant: this house's Sessions API and nothing else. */
export const audienceOf = (appUrl: string): string => `${appUrl}/api/v1`

const ourKey = ({ env }: House) => new TextEncoder().encode(deriveSecret(env.authSecret, 'api-token', 'v1'))

export function signToken(
  house: House,
  {
    applicationId,
    organisationId,
    userId,
  }: { userId: string; organisationId: string; applicationId?: string },
): Promise<string> {
  const now = house.clock.now()
  return new SignJWT({ organisationId, ...(applicationId !== undefined && { applicationId }) })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setSubject(userId)
    .setIssuer(house.env.appUrl)
    .setAudience(audienceOf(house.env.appUrl))
    .setIssuedAt(now)
    .setExpirationTime(secondsFrom(now, TOKEN_SECONDS))
    .sign(ourKey(house))
}

/** Ours are HS256; RS256 and EdDSA only under the public keys that the operator has named. One never passes for the other. */
const verify = (house: House, token: string, header: JWTHeaderParameters) => {
  const rules = {
    audience: audienceOf(house.env.appUrl),
    requiredClaims: ['exp'],
    currentDate: house.clock.now(),
    clockTolerance: 5,
  }
  if (header.alg === 'HS256')
    return jwtVerify(token, ourKey(house), { ...rules, algorithms: ['HS256'], issuer: house.env.appUrl })
  return jwtVerify(token, createLocalJWKSet(house.env.tokenPublicKeys), {
    ...rules,
    algorithms: ['RS256', 'EdDSA'],
  })
}

const uuidOf = (claim: unknown): string | undefined =>
  typeof claim === 'string' && isUuid(claim) ? claim.toLowerCase() : undefined

function headerOf(token: string): JWTHeaderParameters | undefined {
  const [head = ''] = token.split('.', 1)
  try {
    const header: unknown = JSON.parse(Buffer.from(head, 'base64url').toString())
    if (typeof header !== 'object' || header === null || !('alg' in header)) return undefined
    return typeof header.alg === 'string' ? { alg: header.alg } : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** Undefined for what is malformed, expired, meant for somebody else, or signed by nobody we know. */
export async function readToken(house: House, token: string): Promise<TokenClaims | undefined> {
  const header = headerOf(token)
  if (!header) return undefined
  try {
    const { payload } = await verify(house, token, header)
    const isOurs = header.alg === 'HS256'
    return {
      userId: isOurs ? uuidOf(payload.sub) : undefined,
      organisationId: isOurs ? uuidOf(payload.organisationId) : undefined,
      applicationId: uuidOf(payload.applicationId),
    }
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined
    throw error
  }
}

interface Wanted {
  organisationId: string
  /** With it the token may do what a key of the application may: make sessions. */
  applicationId?: string | undefined
}

/** Throws `Organisation.NotFound`, `Application.NotFound`, and `Auth.Forbidden` for who is no owner. */
export async function issueToken(
  house: House,
  person: Pick<SignedIn, 'userId' | 'isOperator' | 'signIn'>,
  { applicationId, organisationId }: Wanted,
): Promise<{ token: string; expiresInSeconds: number }> {
  const role = found(await findRole(house, person, organisationId), 'Organisation.NotFound')
  if (role !== 'Owner') throw new Failure('Auth.Forbidden', 'Only owners may have a token.')
  if (applicationId !== undefined) await findApplication(house, organisationId, applicationId)
  const token = await signToken(house, {
    userId: person.userId,
    organisationId,
    ...(applicationId !== undefined && { applicationId }),
  })
  return { token, expiresInSeconds: TOKEN_SECONDS }
}
