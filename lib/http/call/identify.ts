// Who makes a call and whether they may, checked before anything is done.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import {
  API_KEY_HEADER,
  type ApplicationCaller,
  admitTo,
  assertUnlimited,
  authenticate,
  type ClientCaller,
  type Directory,
  type SignedIn,
  unauthenticated,
} from './caller'
import { addressOf } from './client-address'
import type { Dialect } from './dialect'
import { takeTurn } from './limits'
import type { DeclaredOperation } from './operation'
import { assertSameOrigin } from './same-origin'
import { signInTokenOf } from './sign-in-cookie'

type Anybody = ClientCaller | SignedIn | ApplicationCaller

/** An id in capital letters, or with letters written as %61, is the same id. */
function meantBy(pathname: string): string {
  try {
    // Written anew: what cannot be stored stays an escape.
    return encodeURI(decodeURIComponent(pathname).toLowerCase())
  } catch (error) {
    if (error instanceof URIError) return pathname.toLowerCase()
    throw error
  }
}

/** Whose an idempotency key is, and for which call. */
export function scopeOf(by: object, { method, url }: Request): string {
  const caller = 'caller' in by ? (by.caller as Anybody) : undefined
  const owner = caller ? ownerOf(caller) : 'public'
  // A key that reaches one organisation must never be answered what another key has made elsewhere. Where the call itself
  // names the organisation, that is settled, and a client that changes its key still finds what it asked for before.
  const reach =
    'organisationId' in by ? by.organisationId : caller && 'limitedTo' in caller && caller.limitedTo
  return [owner, reach || '-', method, meantBy(new URL(url).pathname)].join(' ')
}

function ownerOf(caller: Anybody): string {
  if (caller.kind === 'client') return caller.clientId
  return caller.kind === 'application' ? `application ${caller.applicationId}` : `person ${caller.userId}`
}

const callerKeyOf = (who: ClientCaller | SignedIn): string =>
  who.kind === 'client' ? who.apiKeyId : ownerOf(who)

/** As transactions write it down; undefined for payers. */
export function actorOf(by: object): string | undefined {
  const caller = 'caller' in by ? (by.caller as Anybody) : undefined
  if (caller?.kind === 'client') return `key:${caller.apiKeyId}`
  if (caller?.kind === 'application') return `application:${caller.applicationId}`
  return caller && `person:${caller.userId}`
}

/** Cookies come along by themselves, so a write that brings one must say which page it comes from. */
export function assertOwnWrite(
  { env: { appUrl } }: House,
  { headers, method }: Request,
  { credentials }: Dialect,
): void {
  const isByToken =
    headers.get(API_KEY_HEADER) || (credentials.includes('bearer') && headers.has('authorization'))
  const isByCookie = !isByToken && signInTokenOf(headers, appUrl) !== undefined
  if (isByCookie && method !== 'GET' && method !== 'HEAD') assertSameOrigin(headers, appUrl)
}

/** Who brings a key must have a good one; a sign-in that has ended is nobody's. */
async function knownBy(
  house: House,
  directory: Directory,
  request: Request,
): Promise<ClientCaller | SignedIn | undefined> {
  const token = signInTokenOf(request.headers, house.env.appUrl)
  if (!request.headers.has(API_KEY_HEADER)) {
    const person = token === undefined ? undefined : await directory.findPerson(house, token)
    return person && { kind: 'person', ...person }
  }
  const who = await authenticate(house, directory, request).catch(async (error: unknown) => {
    await takeTurn(house, 'wrongKey', addressOf(request))
    throw error
  })
  return who.kind === 'application' ? undefined : who
}

/** Finds out who calls, counts the call, and sees that they may make it. Throws what `authenticate` and `admitTo` throw. */
export async function identify(
  house: House,
  directory: Directory,
  { credentials }: Dialect,
  { access, admitsLimitedKeys, forbidden = 'Auth.Forbidden', role = 'Admin' }: DeclaredOperation,
  request: Request,
  params: Record<string, string>,
) {
  if (access === 'payer' || access === 'anybody') {
    const network = addressOf(request)
    await takeTurn(house, 'address', network)
    const caller = access === 'anybody' ? await knownBy(house, directory, request) : undefined
    if (!caller) return { network }
    await takeTurn(house, 'caller', callerKeyOf(caller))
    return { caller, network }
  }
  const welcome = { takesBearer: credentials.includes('bearer'), takesKey: access !== 'application' }
  const who = await authenticate(house, directory, request, welcome).catch(async (error: unknown) => {
    await takeTurn(house, 'wrongKey', addressOf(request))
    throw error
  })
  if (who.kind === 'application') await takeTurn(house, 'application', who.applicationId)
  else await takeTurn(house, 'caller', callerKeyOf(who))
  if (access === 'application') {
    // A token of somebody who is signed in is good, but not here.
    const isTokenBad = request.headers.has('authorization') && !request.headers.has(API_KEY_HEADER)
    if (who.kind === 'application') return { caller: who }
    throw unauthenticated('Send the key of an application, or a token that names one.', welcome, isTokenBad)
  }
  if (who.kind === 'application') throw new Failure('Auth.Forbidden', 'This call is not for applications.')
  if (access === 'person') {
    if (who.kind === 'person' && who.organisationId === undefined) return { caller: who }
    throw new Failure('Auth.Forbidden', 'This call is for signed-in people.')
  }
  if (access === 'client') {
    if (who.kind === 'person') throw new Failure('Auth.Forbidden', 'This call is for API keys.')
    if (!admitsLimitedKeys) assertUnlimited(who)
    return { caller: who }
  }
  return admitTo(house, directory, request, who, { access, forbidden, role }, params)
}
