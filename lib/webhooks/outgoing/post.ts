// Posts one message to one endpoint: to addresses that were looked up and checked before, and nowhere else.
import http from 'node:http'
import https from 'node:https'
import type { LookupFunction } from 'node:net'
import type { HostAddress } from '@/lib/house'

const TIMEOUT_MS = 20_000
const LONGEST_RESPONSE = 1024
/** What was answered is known by its status; its words are kept for people, if they come soon. */
const BODY_PATIENCE_MS = 2_000

export interface Answer {
  statusCode: number
  retryAfter: string | undefined
  response: string
}

/** No answer, and why in one word. */
export class NoAnswer extends Error {
  override name = 'NoAnswer'
  constructor(
    readonly word: 'timeout' | 'tls' | 'connection',
    cause: unknown,
  ) {
    super(word, { cause })
  }
}

interface Message {
  url: URL
  addresses: HostAddress[]
  headers: Record<string, string>
  body: string
  /** Ends the wait when the process does. */
  signal: AbortSignal
}

/** The connection asks who the host is, and is told what was found already. */
export const pinned =
  (addresses: HostAddress[]): LookupFunction =>
  (_host, { all }, callback) => {
    const [first] = addresses
    if (all) callback(null, addresses)
    else if (first) callback(null, first.address, first.family)
    else callback(new Error('no address'), '')
  }

/** Text that Postgres and pages can carry. */
const clean = (bytes: Buffer): string =>
  bytes
    .toString('utf8')
    .replaceAll(/[^\P{Cc}\t\n]/gu, '')
    .toWellFormed()

function readBeginning(response: http.IncomingMessage): Promise<string> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let length = 0
    const end = () => {
      clearTimeout(timer)
      response.destroy()
      resolve(clean(Buffer.concat(chunks).subarray(0, LONGEST_RESPONSE)))
    }
    const timer = setTimeout(end, BODY_PATIENCE_MS)
    response.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      length += chunk.length
      if (length >= LONGEST_RESPONSE) end()
    })
    response.on('end', end)
    response.on('error', end)
    response.on('close', end)
  })
}

function whyNot(error: Error, timeout: AbortSignal): NoAnswer {
  if (timeout.aborted) return new NoAnswer('timeout', error)
  const code = 'code' in error ? String(error.code) : ''
  const isTls = /^(?:ERR_TLS|ERR_SSL|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|EPROTO|HOSTNAME)/.test(code)
  return new NoAnswer(isTls ? 'tls' : 'connection', error)
}

/** A redirect is an answer like any other: it is not followed. Throws `NoAnswer`, or what `signal` was aborted for. */
export function post({ addresses, body, headers, signal, url }: Message): Promise<Answer> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(signal.aborted ? signal.reason : whyNot(error, timeout))
    const sending = request(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      // A connection of its own: a kept one was checked for another message.
      agent: false,
      lookup: pinned(addresses),
      signal: AbortSignal.any([signal, timeout]),
    })
    sending.on('error', fail)
    sending.on('response', (response) => {
      const { headers: told, statusCode = 0 } = response
      readBeginning(response).then(
        (text) => resolve({ statusCode, retryAfter: told['retry-after'], response: text }),
        fail,
      )
    })
    sending.on('upgrade', (_response, socket) => {
      socket.destroy()
      fail(new Error('the endpoint asked to switch protocols'))
    })
    sending.end(body)
  })
}
