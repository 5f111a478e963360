// Decides before anything else who sends a request, whether it is admitted, and which headers the response carries.
import { randomBytes } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { posix } from 'node:path'
import type { FailureCode } from '@/lib/failure/catalogue'
import { bringsKey, wantsJson } from '@/lib/http/call/accept'
import { clientAddress } from '@/lib/http/call/client-address'
import { SUFFIX_HEADER, type Wishes } from '@/lib/http/call/dialect'
import { newId } from '@/lib/ids'
import { checkoutAddress } from './checkout-address'
import { BUILT_PATH, speaksCheckout, speaksPlatform, speaksSessions } from './prefixes'
import { type DoorSettings, responseHeaders } from './response-headers'
import { findRoute, type Method, type Route } from './route-table'

export interface Arrival {
  method: string
  /** The request target, as it came. */
  url: string
  headers: IncomingHttpHeaders
  socketAddress: string
}

export interface Refusal {
  code: FailureCode
  allow?: readonly Method[]
  /** The path to show; below a payer's link it hides the token. */
  path: string
  /** How a caller of the Checkout API wants to hear it; left out for the Platform API. */
  wishes?: Wishes
}

export type Verdict = { refuse: Refusal } | { answerOptions: readonly Method[] } | { enter: true }

export interface Admission {
  requestId: string
  /** What the request looks like from here on. */
  url: string
  requestHeaders: IncomingHttpHeaders
  responseHeaders: Record<string, string>
  verdict: Verdict
  /** Where a page has nothing to show, this caller wants to read so in JSON. */
  forPrograms?: { path: string }
}

const KNOWN_METHODS: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
/** Headers by which only we speak to ourselves. */
const OURS = [
  'x-remit-address',
  'x-remit-path',
  SUFFIX_HEADER,
  'x-nonce',
  'content-security-policy',
  'x-middleware-subrequest',
]
const FROM_PROXIES = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-forwarded-port',
  'x-real-ip',
  'forwarded',
]

/** 192 bits: a policy's nonce must not be guessable, nor ever come twice. */
const newNonce = (): string => randomBytes(24).toString('base64')

const one = (header: string | string[] | undefined): string =>
  Array.isArray(header) ? header.join(',') : (header ?? '')

const rawPath = (url: string): string => url.split(/[?#]/, 1)[0] ?? '/'

/** With every escape undone. Undefined where one cannot be. */
function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path).replaceAll('\\', '/')
  } catch (error) {
    if (error instanceof URIError) return undefined
    throw error
  }
}

/** The path as a router would understand it, so that no spelling of an address escapes its rules. */
export function plainPath(url: string): string | undefined {
  const spelled = url.startsWith('/') ? decoded(rawPath(url)) : undefined
  return spelled === undefined ? undefined : posix.normalize(spelled)
}

const speaksApi = (path: string): boolean =>
  speaksPlatform(path) || speaksCheckout(path) || speaksSessions(path)

/** Where an address leads that cannot be read, or is not to be: its refusal speaks the dialect of that place. */
function nearestOf(url: string): string {
  const raw = rawPath(url)
  if (speaksSessions(raw)) return '/api/v1'
  return speaksCheckout(raw) ? '/payment/stripe/v1' : '/'
}

/**
 * The path to refuse at, where an address of an API is written as no client of ours writes it: with dots to climb by, empty
 * segments, escaped slashes, or the letters of a name as escapes. Next would look for a page there.
 */
function oddlySpelled(url: string, path: string, routes: readonly Route[]): string | undefined {
  const raw = rawPath(url).replace(/(?<=.)\/$/, '')
  const spelled = decoded(raw) ?? raw
  const meant = path.replace(/(?<=.)\/$/, '')
  const isRewritten = spelled !== meant
  if (isRewritten) return [spelled.replace(/^\/+/, '/'), meant].find(speaksApi)
  if (!speaksApi(meant)) return undefined
  const names = (findRoute(routes, meant)?.path ?? '').split('/')
  const segments = raw.split('/')
  const isOdd = names.some((name, at) => name !== '' && !name.startsWith('[') && segments[at] !== name)
  return isOdd ? meant : undefined
}

/** Below a payer's link an address hides the token. */
const shownPath = (path: string): string => (/^\/i\/+./.test(path) ? '/i/{token}' : path)

const wishesIn = ({ headers, url }: Arrival, suffix: string | null): Wishes => ({
  query: new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?')) : ''),
  accept: headers.accept ?? null,
  suffix,
})

/** No address at all, said in the dialect of the place where it stands. */
const nothingAt = (arrival: Arrival, path: string): Verdict => ({
  refuse: {
    code: 'Route.NotFound',
    path: shownPath(path),
    ...(speaksCheckout(path) && { wishes: wishesIn(arrival, null) }),
  },
})

/** A payer's link, as far as it may be one. */
const LINK = /^\/i\/[\w-]{1,200}$/

/** What is built, by Next and by us, is neither a page nor a call. */
const isBuilt = (path: string): boolean => path.startsWith('/_next/') || path.startsWith(BUILT_PATH)

/** Pages of Next answer OPTIONS themselves. */
const isNexts = ({ file, isPage }: Route): boolean => isPage && file === undefined

function judge(
  method: string,
  path: string,
  headers: IncomingHttpHeaders,
  routes: readonly Route[],
): Verdict {
  const shown = shownPath(path)
  const trimmed = path.length > 1 ? path.replace(/\/$/, '') : path
  const known = KNOWN_METHODS.find((name) => name === method)
  const route = findRoute(routes, trimmed)
  const allow = route?.methods ?? KNOWN_METHODS
  if (!known) return { refuse: { code: 'Route.MethodNotAllowed', allow, path: shown } }
  if (route && known === 'OPTIONS' && !isNexts(route) && !route.answersOptions)
    return { answerOptions: allow }
  if (route && !allow.includes(known))
    return { refuse: { code: 'Route.MethodNotAllowed', allow, path: shown } }
  if (route || isBuilt(path)) return { enter: true }
  const accept = one(headers.accept)
  const isPayerBrowsing = path.startsWith('/i/') && known === 'GET' && /\btext\/html\b/i.test(accept)
  const isForPrograms = speaksApi(path) ? !isPayerBrowsing : wantsJson(accept) || bringsKey(headers)
  return isForPrograms ? { refuse: { code: 'Route.NotFound', path: shown } } : { enter: true }
}

/** The Checkout API is told as it likes to be told, and its addresses lead to the route files that answer them. */
function inCheckout(
  arrival: Arrival,
  path: string,
  routes: readonly Route[],
): Pick<Admission, 'url' | 'verdict'> & { suffix: string | null } {
  const { headers, method, url } = arrival
  const address = checkoutAddress(path, routes)
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : ''
  const wishes = wishesIn(arrival, address.suffix)
  const verdict = judge(method, address.path, headers, routes)
  return {
    url: address.path.split('/').map(encodeURIComponent).join('/') + query,
    suffix: address.suffix,
    verdict: 'refuse' in verdict ? { refuse: { ...verdict.refuse, path, wishes } } : verdict,
  }
}

/** The payer's page is JSON for who asks for JSON: another route file behind the same address. */
function rewritten(url: string, path: string, method: string, accept: string): string {
  const isView = /^\/i\/[^/]+$/.test(path) && (method === 'GET' || method === 'HEAD') && wantsJson(accept)
  return isView ? url.replace(/^([^?#]+?)\/?(?=[?#]|$)/, '$1/view') : url
}

function forwarded(headers: IncomingHttpHeaders, hops: number): IncomingHttpHeaders {
  const dropped = hops > 0 ? OURS : [...OURS, ...FROM_PROXIES]
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.includes(name)))
}

/** Everything that is decided about a request from its head alone. Pure but for the id and the nonce it draws. */
export function admit(arrival: Arrival, settings: DoorSettings, routes: readonly Route[]): Admission {
  const { headers, method } = arrival
  const path = plainPath(arrival.url)
  const refusedAt = path === undefined ? nearestOf(arrival.url) : oddlySpelled(arrival.url, path, routes)
  const nonce = newNonce()
  const claimedId = one(headers['x-request-id'])
  const requestId = /^[\w-]{8,64}$/.test(claimedId) ? claimedId : newId()
  const answer: Record<string, string> = {
    ...responseHeaders(refusedAt ?? path ?? '/', nonce, settings),
    'x-request-id': requestId,
  }
  const accept = one(headers.accept)
  const other =
    path !== undefined && refusedAt === undefined && speaksCheckout(path)
      ? inCheckout(arrival, path, routes)
      : undefined
  return {
    requestId,
    url: other?.url ?? (path === undefined ? arrival.url : rewritten(arrival.url, path, method, accept)),
    requestHeaders: {
      ...forwarded(headers, settings.trustedProxyHops),
      ...(other && other.suffix !== null && { [SUFFIX_HEADER]: other.suffix }),
      'x-request-id': requestId,
      'x-remit-address': clientAddress(
        arrival.socketAddress,
        one(headers['x-forwarded-for']),
        settings.trustedProxyHops,
      ),
      // A page that has nothing to show is told no parameters, and yet may ask for another link in place of this one.
      ...(LINK.test(path ?? '') && { 'x-remit-path': path }),
      'x-nonce': nonce,
      // Next takes the nonce for its own scripts from here.
      'content-security-policy': answer['content-security-policy'] ?? '',
    },
    responseHeaders: answer,
    ...((wantsJson(accept) || bringsKey(headers)) && { forPrograms: { path: shownPath(path ?? '/') } }),
    verdict:
      refusedAt === undefined
        ? (other?.verdict ?? judge(method, path ?? '/', headers, routes))
        : nothingAt(arrival, refusedAt),
  }
}
