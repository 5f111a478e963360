// An access point over HTTP, as docs/peppol.md describes its API: the adapter that comes along.
import { z } from 'zod'
import { assertOutsideTransaction } from '@/db/transact'
import { callInTime } from '@/lib/connector-port/deadline'
import type { PeppolSettings } from '@/lib/env/peppol'
import { timed } from '@/lib/telemetry/timed'
import { isPeppolFault, PeppolFault, type PeppolFaultKind } from './fault'
import type { AccessPoint, Message, Participant, PeppolDocument } from './port'

const TIMEOUT_MS = 12_000
const LONGEST_ANSWER = 100_000
const LONGEST_REASON = 500

/** The connection never came about: nobody has heard of it. */
const NEVER_CONNECTED = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'],
])

const message = z.object({
  id: z.string().min(1).max(200),
  state: z.enum(['sent', 'delivered', 'rejected', 'failed']),
  reason: z.string().nullish(),
})
const messages = z.object({ messages: z.array(message).max(1) })
const capabilities = z.object({ documentTypes: z.array(z.string()) })
const refusal = z.object({ code: z.string().optional(), detail: z.string().min(1) })

/** By it a register that does not know somebody is told from an address that is wrong. */
const NOBODY = 'participant-unknown'

interface Call {
  /** For measurements: names no id. */
  name: string
  method: 'GET' | 'POST'
  path: string
  headers?: Record<string, string>
  body?: string
}

interface Answer {
  status: number
  body: unknown
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

/** One line, as people read it. */
const sentence = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .trim()
    .slice(0, LONGEST_REASON)

const asMessage = ({ id, reason, state }: z.infer<typeof message>): Message => ({
  ...{ id, state },
  reason: reason ? sentence(reason) : null,
})

const wasNeverConnected = (error: unknown): boolean =>
  error instanceof Error &&
  (('code' in error && NEVER_CONNECTED.has(String(error.code))) || wasNeverConnected(error.cause))

/** A body that grows without end is no answer. */
async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  return { status: response.status, body: text.length > LONGEST_ANSWER ? undefined : parsed(text) }
}

async function send({ key, url }: PeppolSettings, { body, headers, method, path }: Call): Promise<Answer> {
  const what = `${method} of the access point`
  assertOutsideTransaction(what)
  try {
    return await callInTime(what, async () =>
      readAnswer(
        await fetch(`${url}/${path}`, {
          method,
          headers: {
            ...headers,
            authorization: `Bearer ${key}`,
            accept: 'application/json',
            ...(body !== undefined && { 'content-type': 'application/json' }),
            'user-agent': 'Remit',
          },
          ...(body !== undefined && { body }),
          // Wherever it leads, nobody has allowed it; and the key must not go there.
          redirect: 'error',
          cache: 'no-store',
          signal: AbortSignal.timeout(TIMEOUT_MS),
        }),
      ),
    )
  } catch (error) {
    if (wasNeverConnected(error))
      throw new PeppolFault('away', null, 'the access point cannot be reached', error)
    throw new PeppolFault('unknown', null, 'the access point did not answer', error)
  }
}

function kindOf(status: number): PeppolFaultKind {
  // The key, or the address, is not what it should be: nothing was sent, and whoever runs this can mend it.
  if (status === 401 || status === 403 || status === 404 || status === 429) return 'away'
  // The key has another document, or is in use: what came of that one is not known here.
  if (status === 408 || status === 409 || status >= 500 || status < 400) return 'unknown'
  return 'refused'
}

/** An answer that was not expected, as the fault that it is. */
function faultOf({ body, status }: Answer): PeppolFault {
  const kind = kindOf(status)
  const said = refusal.safeParse(body).data?.detail
  const reason = kind === 'refused' ? sentence(said ?? 'The access point refused it.') : null
  return new PeppolFault(kind, reason, `the access point answered ${status}`)
}

const measured = (settings: PeppolSettings, call: Call): Promise<Answer> =>
  timed(
    {
      metric: 'remit_provider_call_duration_seconds',
      labels: (error) => ({
        ...{ provider: 'peppol', call: call.name },
        outcome: error === undefined ? 'ok' : isPeppolFault(error) ? error.kind : 'bug',
      }),
      span: { name: `Peppol: ${call.name}`, kind: 'client', attributes: { 'peer.service': 'peppol' } },
    },
    async () => {
      const answer = await send(settings, call)
      // Not to be found is an answer: what it means is for who asked.
      if (answer.status >= 400 && answer.status !== 404) throw faultOf(answer)
      return answer
    },
  )

/** Throws `unknown` for an answer that is not what was asked for: it says nothing about what was done. */
function read<T>(schema: z.ZodType<T>, answer: Answer): T {
  if (answer.status >= 300) throw faultOf(answer)
  const { data, success } = schema.safeParse(answer.body)
  if (!success) throw new PeppolFault('unknown', null, 'the answer of the access point cannot be read')
  return data
}

const named = ({ id, scheme }: Participant): string => encodeURIComponent(`${scheme}:${id}`)

const bodyOf = ({ bytes, ...envelope }: PeppolDocument): string =>
  JSON.stringify({ ...envelope, document: Buffer.from(bytes).toString('base64') })

export const httpAccessPoint = (settings: PeppolSettings): AccessPoint => ({
  lookUp: async (receiver, documentType) => {
    const path = `v1/participants/${named(receiver)}`
    const answer = await measured(settings, { name: 'GET v1/participants/…', method: 'GET', path })
    const isUnknown = answer.status === 404 && refusal.safeParse(answer.body).data?.code === NOBODY
    return !isUnknown && read(capabilities, answer).documentTypes.includes(documentType)
  },
  submit: async (document, idempotencyKey) => {
    const headers = { 'idempotency-key': idempotencyKey }
    const name = 'POST v1/messages'
    const body = bodyOf(document)
    const answer = await measured(settings, { name, method: 'POST', path: 'v1/messages', headers, body })
    return asMessage(read(message, answer))
  },
  findSubmitted: async (idempotencyKey) => {
    const path = `v1/messages?idempotencyKey=${encodeURIComponent(idempotencyKey)}`
    const answer = await measured(settings, { name: 'GET v1/messages', method: 'GET', path })
    const [found] = read(messages, answer).messages
    return found && asMessage(found)
  },
  statusOf: async (messageId) => {
    const path = `v1/messages/${encodeURIComponent(messageId)}`
    const answer = await measured(settings, { name: 'GET v1/messages/…', method: 'GET', path })
    return asMessage(read(message, answer))
  },
})
