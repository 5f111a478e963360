// The transport to Mollie: one attempt with a time limit, its outcome reported as the port's kinds of fault.
import { assertOutsideTransaction } from '@/db/transact'
import { callInTime } from '@/lib/connector-port/deadline'
import { ProviderFault, type ProviderFaultKind } from '@/lib/connector-port/fault'
import { outcomeOf } from '@/lib/connector-port/outcome'
import { timed } from '@/lib/telemetry/timed'

/** A payer is waiting; an answer that comes later is found by the sweep. */
const TIMEOUT_MS = 12_000

export interface Target {
  apiKey: string
  /** Where the API is, with a slash at the end. */
  endpoint: string
}

interface Call {
  method?: string
  headers?: Record<string, string>
  body?: string
}

function kindOf(status: number, detail: string): ProviderFaultKind {
  if (status === 429) return 'busy'
  // Said by what stands before Mollie, while Mollie itself may still be at work: no answer came.
  if ([408, 502, 504].includes(status) || (status >= 520 && status <= 527)) return 'unanswered'
  if (status >= 500) return status === 503 ? 'down' : 'broken'
  if (status === 401 || status === 403) return 'denied'
  if (status === 404 || status === 410) return 'missing'
  // The same call is under way, or was made a moment ago: what came of that one is not known here.
  if (status === 409) return 'in-flight'
  // Something else was asked for under this key before, and may have been made.
  if (status === 400 && /idempoten/i.test(detail)) return 'key-taken'
  return 'refused'
}

async function send(what: string, url: URL, init: RequestInit): Promise<{ status: number; text: string }> {
  try {
    const answer = await fetch(url, {
      ...init,
      redirect: 'error',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return { status: answer.status, text: await answer.text() }
  } catch (error) {
    throw new ProviderFault('unanswered', `Mollie did not answer: ${what}`, { cause: error })
  }
}

/** The body as JSON; undefined when it is none, as from a gateway in front of the API. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

const detailOf = (body: unknown): string =>
  typeof body === 'object' && body !== null && 'detail' in body ? String(body.detail).slice(0, 300) : ''

/** The path without the names of objects: `tr_…`, or whatever stands behind a collection. */
const kindOfCall = (method: string, path: string): string =>
  `${method} ${path
    .replace(/[?#].*$/, '')
    .split('/')
    .map((part) => (/^[a-z0-9-]*$/.test(part) && !/\d{2}/.test(part) ? part : '…'))
    .join('/')}`

/** Makes one call and answers its body, true where there is none. Throws `ProviderFault`. */
export function callMollie(target: Target, path: string, call: Call = {}): Promise<unknown> {
  const name = kindOfCall(call.method ?? 'GET', path)
  return timed(
    {
      metric: 'remit_provider_call_duration_seconds',
      labels: (error) => ({ provider: 'mollie', call: name, outcome: outcomeOf(error) }),
      span: { name: `Mollie: ${name}`, kind: 'client', attributes: { 'peer.service': 'mollie' } },
    },
    () => callOnce(target, path, call),
  )
}

async function callOnce({ apiKey, endpoint }: Target, path: string, call: Call): Promise<unknown> {
  const method = call.method ?? 'GET'
  const url = new URL(path, endpoint)
  const what = `${method} ${url.pathname}`
  assertOutsideTransaction(what)
  const { status, text } = await callInTime(what, () =>
    send(what, url, {
      method,
      headers: {
        ...call.headers,
        authorization: `Bearer ${apiKey}`,
        accept: 'application/hal+json',
        'content-type': 'application/json',
        'user-agent': 'Remit',
      },
      ...(call.body !== undefined && { body: call.body }),
    }),
  )
  const isDone = status >= 200 && status < 300
  if (isDone && text === '') return true
  const body = parsed(text)
  if (isDone && body !== undefined) return body
  const detail = detailOf(body)
  // An answer that cannot be read says nothing about what was done.
  const kind = isDone ? 'broken' : kindOf(status, detail)
  throw new ProviderFault(kind, `Mollie answered ${status} to ${what}: ${detail}`)
}
