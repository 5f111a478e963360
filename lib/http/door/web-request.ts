// A request of node:http as the standard one that route files are asked with: as Next makes it.
import type { IncomingMessage, ServerResponse } from 'node:http'

/** Whoever asked has gone before the answer was there. */
export class ResponseAborted extends Error {
  override name = 'ResponseAborted'
}

/** Aborted when whoever asked goes away before the whole answer has left. */
export function goneSignal(response: ServerResponse): AbortSignal {
  const { destroyed, errored } = response
  if (errored || destroyed) return AbortSignal.abort(errored ?? new ResponseAborted())
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new ResponseAborted())
  })
  return controller.signal
}

function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one)
  return headers
}

/** Read when it is asked for, part by part; whoever wants no more of it breaks it off. */
function bodyOf(request: IncomingMessage): ReadableStream<Uint8Array<ArrayBuffer>> {
  const parts: AsyncIterator<Buffer<ArrayBuffer>> = request[Symbol.asyncIterator]()
  return new ReadableStream(
    {
      pull: async (controller) => {
        const part = await parts.next()
        if (part.done) controller.close()
        else controller.enqueue(part.value)
      },
      cancel: async () => {
        await parts.return?.()
      },
    },
    { highWaterMark: 0 },
  )
}

/** `origin` is where it seems to have been sent; only a proxy that we trust can say that it was by https. */
export function webRequest(request: IncomingMessage, response: ServerResponse, origin: string): Request {
  const { method = 'GET', url = '/' } = request
  const signal = goneSignal(response)
  const isHttps = String(request.headers['x-forwarded-proto'] ?? '').includes('https')
  const address = new URL(url, isHttps ? origin.replace(/^http:/, 'https:') : origin)
  const hasBody = method !== 'GET' && method !== 'HEAD' && !signal.aborted
  return new Request(address, {
    ...{ method, signal, headers: headersOf(request) },
    ...(hasBody && { body: bodyOf(request), duplex: 'half' as const }),
  })
}
