// Which requests the door answers by their route files itself, and which it leaves to Next: pages, files, whatever only Next knows.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerBuilt, type Built } from './built'
import { packAsNext } from './compressed'
import type { Inside } from './door-server'
import { plainPath } from './front-door'
import { findRoute, type Method, type Route } from './route-table'
import { sendPage } from './send-page'
import { sendResponse } from './send-response'
import { webRequest } from './web-request'

/** What a route file exports for a method. */
export type Answer = (
  request: Request,
  context: { params: Promise<Record<string, string>>; built: Built },
) => Promise<Response> | Response

export type RouteModule = { readonly [M in Method]?: Answer }

/** Route files by their paths below the folder of the app, each read when it is first asked for. */
export type RouteModules = Readonly<Record<string, () => Promise<RouteModule>>>

interface Options {
  routes: readonly Route[]
  modules: RouteModules
  /** What pages of our own send along. */
  built: Built
  /** Where a request seems to be sent, whatever its Host says. */
  origin: string
  /** Answers all others. */
  next: Inside
  onFault: (error: unknown, request: IncomingMessage) => void
}

/** How browsers and Next's own tools speak to Next alone; what is said to it so is its own to understand. */
const SAID_TO_NEXT = /^(?:rsc$|next-|x-nextjs-|x-next-|x-now-|x-matched-|x-middleware-|x-prerender-|purpose$)/
const COOKIES_OF_NEXT = /__prerender_bypass|__next_preview_data|next-instant-navigation-testing/
const QUERY_OF_NEXT = /[?&](?:_rsc|_?_?next|nxt[PI])/
/** An address as it is usually written. */
const PLAIN = /^(?:\/[^/?#\\]+)+(?:\?[^#]*)?$/
const FILES_OF_NEXT = /^\/_next\/|\.(?:rsc|prefetch|segments?)(?:\/|$)/

function isNexts({ headers }: IncomingMessage, url: string): boolean {
  const isSaidToNext = Object.keys(headers).some((name) => SAID_TO_NEXT.test(name))
  const isOdd = !PLAIN.test(url) || QUERY_OF_NEXT.test(url) || FILES_OF_NEXT.test(url.split('?', 1)[0] ?? '')
  return isSaidToNext || isOdd || COOKIES_OF_NEXT.test(headers.cookie ?? '')
}

/** What the folders in brackets stand for in this address; undefined where it does not spell the others as they are. */
export function paramsOf({ path }: Route, asked: string): Record<string, string> | undefined {
  const names = path.split('/')
  const segments = asked.split('/')
  if (names.length !== segments.length) return undefined
  const params: Record<string, string> = {}
  for (const [at, segment] of segments.entries()) {
    const name = names[at] ?? ''
    if (name.startsWith('[')) params[name.slice(1, -1)] = decodeURIComponent(segment)
    else if (name !== segment) return undefined
  }
  return params
}

interface Found {
  isPage: boolean
  params: Record<string, string>
  read: () => Promise<RouteModule>
}

function findOwn(request: IncomingMessage, url: string, { modules, routes }: Options): Found | undefined {
  const path = PLAIN.test(url) ? plainPath(url) : undefined
  const route = path === undefined ? undefined : findRoute(routes, path)
  // Of a page of ours Next knows nothing, whatever is said to it.
  if (!route?.isPage && isNexts(request, url)) return undefined
  const read = modules[route?.file ?? '']
  const params = route && paramsOf(route, url.split('?', 1)[0] ?? '')
  return read && params && { isPage: route.isPage, params, read }
}

/** As Next does: what reads is asked for a head as well. */
const answerOf = (module: RouteModule, method: Method): Answer | undefined =>
  module[method] ?? (method === 'HEAD' ? module.GET : undefined)

const isMethod = (method: string | undefined): method is Method =>
  ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(method ?? '')

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { found, make, options }: { found: Found; make: Answer; options: Options },
): Promise<void> {
  const { built, origin } = options
  const params = Promise.resolve(found.params)
  const made = await make(webRequest(request, response, origin), { built, params })
  if (found.isPage) await sendPage(request, response, made)
  else await sendResponse(response, made, request.method === 'HEAD')
}

/** The inside of a door that answers by the route files it is given, and hands on what it does not. */
export function ownAnswers(options: Options): Inside {
  const { built, next, onFault } = options
  return async (request, response) => {
    const { method, url = '/' } = request
    if (answerBuilt(request, response, built)) return
    const found = isMethod(method) ? findOwn(request, url, options) : undefined
    const make = found && isMethod(method) ? answerOf(await found.read(), method) : undefined
    if (!found || !make) return next(request, response)
    if (!found.isPage) packAsNext(request, response)
    // Whoever breaks off is no fault of anybody's.
    request.on('error', () => undefined)
    response.on('error', () => undefined)
    try {
      await answer(request, response, { found, make, options })
    } catch (error) {
      onFault(error, request)
      if (!response.headersSent) await sendResponse(response, new Response(null, { status: 500 }), false)
      else if (!response.writableEnded && !response.destroyed) response.end()
    }
  }
}
