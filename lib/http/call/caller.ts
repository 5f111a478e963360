// Who is calling: the credential of a request, resolved by functions that the composition root supplies.
import type { Role } from '@/db/schema/organisations'
import type { FailureCode } from '@/lib/failure/catalogue'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import type { LeastRole, OrganisationAccess } from './operation'
import { signInTokenOf } from './sign-in-cookie'

/** A client's server, known by its API key. */
export interface ClientCaller {
  kind: 'client'
  clientId: string
  apiKeyId: string
  /** The one organisation that the key reaches; null for all of the client's. */
  limitedTo: string | null
}

/** The sign-in by which a person calls. */
export interface SignInHere {
  id: string
  tokenHash: string
  /** When its holder last proved who they are: when it began, or afresh since. */
  provenAt: Date
  /** A second factor was shown in it. */
  hasFactor: boolean
}

/** Somebody who is signed in; what they may do depends on the organisation that they ask about. */
export interface SignedIn {
  kind: 'person'
  userId: string
  isOperator: boolean
  /** Undefined for who calls by a token. */
  signIn?: SignInHere
  /** Where a token reaches one organisation only. */
  organisationId?: string
}

/** A merchant's shop or app, known by its key or by a token that names it. */
export interface ApplicationCaller {
  kind: 'application'
  applicationId: string
  organisationId: string
}

export interface PersonCaller extends SignedIn {
  /** In the organisation that the call is about. */
  role: Role
  /** It is lent to an operator who is none of the organisation's people, and ends with their visit. */
  isByVisit?: boolean
}

/** Whether the caller may change what is this organisation's, whom the call did not name. Throws where not. */
export type AssertMay = (organisationId: string) => Promise<void>

export type Standing = Pick<PersonCaller, 'role' | 'isByVisit'>

export type Caller = ClientCaller | PersonCaller

/**
 * A person's role. A client's keys have none, and may do everything in its organisations; a key that people have made for
 * theirs may do what admins may, so that no admin becomes an owner by way of a key.
 */
export function roleOf(caller: Caller): Role | undefined {
  if (caller.kind === 'person') return caller.role
  return caller.limitedTo === null ? undefined : 'Admin'
}

/**
 * A key that is limited to one organisation is not the client: it knows nothing of others, makes no keys, and lets nobody in. No more
 * does an operator on a visit, which would outlast itself. Throws `Auth.Forbidden`.
 */
export function assertUnlimited(caller: Caller): void {
  if (caller.kind === 'person' && caller.isByVisit)
    throw new Failure(
      'Auth.Forbidden',
      'Operators on a visit change neither people nor keys. Ask an owner or an admin of the organisation.',
    )
  if (caller.kind === 'client' && caller.limitedTo !== null)
    throw new Failure('Auth.Forbidden', 'This key works for one organisation only, and may not do this.')
}

/** How callers and organisations are looked up; `http` itself knows no noun. */
export interface Directory {
  /** The holder of a raw API key, or undefined when it is unknown, expired or revoked. */
  findCaller(house: House, rawKey: string): Promise<Omit<ClientCaller, 'kind'> | undefined>
  /** Whether the organisation belongs to the client, and the key reaches it. */
  hasOrganisation(house: House, caller: ClientCaller, organisationId: string): Promise<boolean>
  /** Who holds a sign-in's token, or undefined when the sign-in has ended. */
  findPerson(house: House, token: string): Promise<Omit<SignedIn, 'kind'> | undefined>
  /** Whom a token of the Authorization header stands for, or undefined when it is not, or no longer, good. */
  findBearer(house: House, token: string): Promise<ApplicationCaller | SignedIn | undefined>
  /** What the person is in the organisation; undefined when they have no business there. */
  findStanding(house: House, person: SignedIn, organisationId: string): Promise<Standing | undefined>
}

export const API_KEY_HEADER = 'x-dolfin-api-key'
export const ORGANISATION_HEADER = 'x-dolfin-organisation-id'

interface Welcome {
  /** A token in the Authorization header counts as a credential. */
  takesBearer?: boolean
  /** A key in the header of ours does, or a sign-in. */
  takesKey?: boolean
}

/** The ways to say who one is; a token that was sent and is not good is told so, as RFC 6750 has it. */
const challengeOf = ({ takesBearer, takesKey = true }: Welcome, isTokenBad: boolean): string =>
  [
    ...(takesBearer ? [`Bearer realm="remit"${isTokenBad ? ', error="invalid_token"' : ''}`] : []),
    ...(takesKey ? ['ApiKey realm="remit"'] : []),
  ].join(', ')

export const unauthenticated = (detail: string, welcome: Welcome = {}, isTokenBad = false) =>
  new Failure('Auth.Unauthenticated', detail, {
    headers: { 'www-authenticate': challengeOf(welcome, isTokenBad) },
  })

/** The token of an Authorization header; undefined where there is none of the kind that we know. */
export const bearerOf = (headers: Headers): string | undefined =>
  /^Bearer +([\x21-\x7e]+)$/i.exec(headers.get('authorization') ?? '')?.[1]

/**
 * Resolves the API key or, where none is sent, a token of the Authorization header where that counts, or the sign-in cookie.
 * Throws `Auth.Unauthenticated`.
 */
export async function authenticate(
  house: House,
  directory: Directory,
  { headers }: Request,
  welcome: Welcome = {},
): Promise<ClientCaller | SignedIn | ApplicationCaller> {
  const { takesBearer } = welcome
  const rawKey = headers.get(API_KEY_HEADER)
  if (rawKey) {
    const client = await directory.findCaller(house, rawKey)
    if (!client) throw unauthenticated('This API key is not valid.', welcome)
    return { kind: 'client', ...client }
  }
  if (takesBearer && headers.has('authorization')) {
    const bearer = bearerOf(headers)
    const holder = bearer === undefined ? undefined : await directory.findBearer(house, bearer)
    if (!holder) throw unauthenticated('This token is not valid.', welcome, true)
    return holder
  }
  const token = signInTokenOf(headers, house.env.appUrl)
  if (!token) throw unauthenticated(`Send an API key in the header ${API_KEY_HEADER}, or sign in.`, welcome)
  const person = await directory.findPerson(house, token)
  if (!person) throw unauthenticated('Your sign-in has expired. Sign in again.', welcome)
  return { kind: 'person', ...person }
}

interface Premise {
  access: OrganisationAccess
  role: LeastRole
  /** How a role that is too low is refused. */
  forbidden: FailureCode
}

/** Finds the organisation a call is about. Throws `Organisation.HeaderMissing` or `Organisation.NotFound`. */
function organisationIdOf(
  request: Request,
  access: OrganisationAccess,
  params: Record<string, string>,
  reached: string | undefined,
): string {
  const named = access === 'organisation-in-path' ? params.id : request.headers.get(ORGANISATION_HEADER)
  const id = found(named ?? reached, 'Organisation.HeaderMissing')
  if (!isUuid(id) || (reached !== undefined && id.toLowerCase() !== reached))
    throw new Failure('Organisation.NotFound')
  return id.toLowerCase()
}

/** Sees that the caller may do this there: what is not theirs does not exist, what is theirs may ask for a higher role. */
export async function admitTo(
  house: House,
  directory: Directory,
  request: Request,
  who: ClientCaller | SignedIn,
  { access, forbidden, role: least }: Premise,
  params: Record<string, string>,
): Promise<{ caller: Caller | SignedIn; organisationId: string | undefined }> {
  const isOperator = who.kind === 'person' && who.isOperator && access === 'organisation-or-all'
  if (isOperator && !request.headers.has(ORGANISATION_HEADER))
    return { caller: who, organisationId: undefined }
  const reached = who.kind === 'person' ? who.organisationId : undefined
  const organisationId = organisationIdOf(request, access, params, reached)
  if (who.kind === 'client') {
    if (!(await directory.hasOrganisation(house, who, organisationId)))
      throw new Failure('Organisation.NotFound')
    return { caller: who, organisationId }
  }
  const standing = found(await directory.findStanding(house, who, organisationId), 'Organisation.NotFound')
  if (least === 'Admin' && standing.role === 'Member')
    throw new Failure(isOperator ? 'Operator.RaiseNeeded' : forbidden)
  return { caller: { ...who, ...standing }, organisationId }
}
