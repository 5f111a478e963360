// Sends a standard answer by node:http: byte for byte as Next sends what a route file has answered.
import type { ServerResponse } from 'node:http'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { goneSignal, ResponseAborted } from './web-request'

/** How long it is, and how it is packed, is said by what sends it. */
const SAID_BY_SENDER = ['content-length', 'content-encoding', 'transfer-encoding']
const MAY_COME_TWICE = ['www-authenticate', 'proxy-authenticate', 'vary']

function copyHeaders(response: ServerResponse, headers: Headers): void {
  for (const [name, value] of headers) {
    const isTaken = !MAY_COME_TWICE.includes(name) && response.getHeader(name) !== undefined
    if (SAID_BY_SENDER.includes(name)) continue
    if (name === 'set-cookie' || !isTaken) response.appendHeader(name, value)
  }
}

/** What the compression adds: sends on what it has been given so far. */
interface Flushing {
  flush?: () => void
}

const isAbort = (error: unknown): boolean =>
  error instanceof ResponseAborted || (error instanceof Error && error.name === 'AbortError')

async function pour(body: ReadableStream<Uint8Array>, response: ServerResponse & Flushing): Promise<void> {
  if (response.errored || response.destroyed) return
  let drained = Promise.withResolvers<void>()
  // Kept until the end, because the compression takes listeners for its own that can then not be taken back.
  response.on('drain', () => drained.resolve())
  response.once('close', () => drained.resolve())
  const finished = Promise.withResolvers<void>()
  response.once('finish', () => finished.resolve())
  const sink = new WritableStream<Uint8Array>({
    write: async (part) => {
      const hasRoom = response.write(part)
      response.flush?.()
      if (hasRoom) return
      await drained.promise
      drained = Promise.withResolvers<void>()
    },
    abort: async (error) => {
      // What was written before still leaves, so that whoever reads sees it break off.
      await nextTurn()
      if (!response.writableFinished) response.destroy(error instanceof Error ? error : undefined)
    },
    close: () => {
      if (response.writableFinished) return undefined
      response.end()
      return finished.promise
    },
  })
  try {
    await body.pipeTo(sink, { signal: goneSignal(response) })
  } catch (error) {
    if (!isAbort(error)) throw new Error('an answer broke off', { cause: error })
  }
}

/** Resolves once all of it has left, or whoever asked has gone. Throws where what makes the body fails. */
export async function sendResponse(
  response: ServerResponse,
  answer: Response,
  isHead: boolean,
): Promise<void> {
  response.statusCode = answer.status
  response.statusMessage = answer.statusText
  copyHeaders(response, answer.headers)
  if (answer.body && !isHead) await pour(answer.body, response)
  else response.end()
}
