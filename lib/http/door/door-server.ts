// The node:http server in front of Next: applies the front door's decisions, and drops slow or broken clients.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Call, withinCall } from '@/db/pool/call'
import { isDatabaseUnavailable } from '@/db/pool/unavailable'
import { Failure } from '@/lib/failure/failure'
import type { Dialect } from '@/lib/http/call/dialect'
import { type DrawnPage, withinPage } from '@/lib/http/call/page-status'
import { checkoutDialect } from '@/lib/http/checkout/dialect'
import { platformDialect } from '@/lib/http/platform/dialect'
import { sessionsDialect } from '@/lib/http/sessions/dialect'
import { measure } from '@/lib/telemetry/recorder'
import { noteOnSpan, traced } from '@/lib/telemetry/tracing'
import { type Admission, admit, plainPath, type Refusal } from './front-door'
import { answerInJson } from './page-for-programs'
import { BUILT_PATH, speaksSessions } from './prefixes'
import type { DoorSettings } from './response-headers'
import { findRoute, type Route } from './route-table'

export type Inside = (request: IncomingMessage, response: ServerResponse) => Promise<void>

interface Options {
  settings: DoorSettings
  routes: readonly Route[]
  inside: Inside
  onFault: (error: unknown, requestId: string) => void
}

/** Puts our headers on at the last moment, over whatever the inside has set. */
function sealHeaders(response: ServerResponse, headers: Record<string, string>): void {
  const writeHead = response.writeHead
  response.writeHead = function sealed(this: ServerResponse, ...head: Parameters<typeof writeHead>) {
    for (const [name, value] of Object.entries(headers)) this.setHeader(name, value)
    this.removeHeader('x-powered-by')
    return writeHead.apply(this, head)
  } as typeof writeHead
}

const RETRY_AFTER_SECONDS = '5'

/** A page that failed for want of the database says so by its status; what it shows is the same. */
function tellOfDatabase(response: ServerResponse, call: Call): void {
  const { writeHead } = response
  response.writeHead = function told(this: ServerResponse, status: number, ...rest: unknown[]) {
    if (status !== 500 || !call.isDatabaseUnavailable)
      return Reflect.apply(writeHead, this, [status, ...rest])
    this.setHeader('retry-after', RETRY_AFTER_SECONDS)
    return Reflect.apply(writeHead, this, [503, ...rest])
  } as typeof writeHead
}

/** Next answers 200 for whatever a page has drawn. */
function tellOfPage(response: ServerResponse, page: DrawnPage): void {
  const { writeHead } = response
  response.writeHead = function told(this: ServerResponse, status: number, ...rest: unknown[]) {
    return Reflect.apply(writeHead, this, [status === 200 ? (page.status ?? status) : status, ...rest])
  } as typeof writeHead
}

/** Wishes are told of callers of the Checkout API alone. */
function dialectOf({ path, wishes }: Refusal): Dialect {
  if (wishes) return checkoutDialect
  return speaksSessions(path) ? sessionsDialect : platformDialect
}

async function sendRefusal(response: ServerResponse, refused: Refusal, requestId: string, appUrl: string) {
  const { allow, code, path, wishes } = refused
  const refusal = dialectOf(refused).refuse(new Failure(code), {
    requestId,
    appUrl,
    route: path,
    path: encodeURI(path),
    wishes,
  })
  response.statusCode = refusal.status
  for (const [name, value] of refusal.headers) response.setHeader(name, value)
  if (allow) response.setHeader('allow', allow.join(', '))
  response.end(await refusal.text())
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  admission: Admission,
  options: Options,
) {
  const { requestId, verdict } = admission
  if ('refuse' in verdict) return sendRefusal(response, verdict.refuse, requestId, options.settings.appUrl)
  if ('answerOptions' in verdict) {
    response.writeHead(204, { allow: verdict.answerOptions.join(', ') }).end()
    return
  }
  const { appUrl } = options.settings
  if (admission.forPrograms) answerInJson(response, { ...admission.forPrograms, requestId, appUrl })
  request.url = admission.url
  request.headers = admission.requestHeaders
  const call = new Call()
  const page: DrawnPage = {}
  tellOfDatabase(response, call)
  tellOfPage(response, page)
  await withinPage(page, () => withinCall(call, () => options.inside(request, response)))
}

/**
 * The folders of the app that answer, and a method that they know; never the address itself, which may hold a token. Nobody
 * outside can make more of them than there are.
 */
function measuredAs(
  { url }: Admission,
  asked: string,
  routes: readonly Route[],
): { method: string; route: string } {
  const path = plainPath(url) ?? ''
  const built = ['/_next/', BUILT_PATH].find((folder) => path.startsWith(folder))
  if (built) return { method: asked === 'GET' ? asked : 'other', route: built.slice(0, -1) }
  const found = findRoute(routes, path.replace(/(?<=.)\/$/, ''))
  return { method: found?.methods.find((known) => known === asked) ?? 'other', route: found?.path ?? 'none' }
}

/** Measured until the answer has left, or whoever asked has gone. */
function measureRequest(response: ServerResponse, known: { method: string; route: string }): void {
  const startedAt = performance.now()
  response.once('close', () => {
    const status = response.writableEnded ? String(response.statusCode) : 'gone'
    const labels = { ...known, status }
    measure('remit_http_request_duration_seconds', labels, (performance.now() - startedAt) / 1000)
  })
}

const sayRaw = (status: string): string =>
  `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`

/** What to say to bytes that are no acceptable HTTP: there is no request object then. */
const rawAnswer = (code: string | undefined): string => {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return sayRaw('408 Request Timeout')
  if (code === 'HPE_HEADER_OVERFLOW') return sayRaw('431 Request Header Fields Too Large')
  return sayRaw(code === 'HPE_INVALID_METHOD' ? '501 Not Implemented' : '400 Bad Request')
}

/** Makes the server; the caller listens and closes. */
export function createDoorServer(options: Options): Server {
  const server = createServer(
    {
      headersTimeout: 15_000,
      requestTimeout: 60_000,
      // Longer than the idle timeout of common load balancers (60 s), so that they close first.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 5_000,
    },
    (request, response) => {
      const { headers, method = 'GET', url = '/' } = request
      const socketAddress = request.socket.remoteAddress ?? ''
      const admission = admit({ method, url, headers, socketAddress }, options.settings, options.routes)
      sealHeaders(response, admission.responseHeaders)
      const known = measuredAs(admission, method, options.routes)
      measureRequest(response, known)
      const span = () => ({
        ...{ name: `${known.method} ${known.route}`, kind: 'server' as const, headers },
        attributes: {
          ...{ 'http.request.method': known.method, 'http.route': known.route },
          'remit.request_id': admission.requestId,
        },
      })
      const served = traced(span, async () => {
        await serve(request, response, admission, options)
        noteOnSpan({ 'http.response.status_code': response.statusCode })
      })
      served.catch(async (error: unknown) => {
        options.onFault(error, admission.requestId)
        if (isDatabaseUnavailable(error) && !response.headersSent)
          response.setHeader('retry-after', RETRY_AFTER_SECONDS)
        if (response.headersSent) response.destroy()
        else
          await sendRefusal(
            response,
            { code: isDatabaseUnavailable(error) ? 'Server.Unavailable' : 'Server.Unexpected', path: '/' },
            admission.requestId,
            options.settings.appUrl,
          )
      })
    },
  )
  server.on('connect', (_request, socket) => socket.end(sayRaw('405 Method Not Allowed')))
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(rawAnswer(error.code))
    else socket.destroy()
  })
  return server
}
