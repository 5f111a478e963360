// What the access point has taken: each message once for its idempotency key, and what becomes of it in time.
import { createHash } from 'node:crypto'
import type { Core } from '../core/core'
import { newId } from '../core/ids'
import type { PeppolMessage, PeppolMessageState } from '../core/kinds'
import { checkDocument, readSubmission } from './check-document'
import { PeppolError, unacceptable } from './error'
import { type Behaviour, behaviourOf } from './receivers'

const ARRIVES_AFTER_MS = 1_000
const SLOW_AFTER_MS = 30_000

/** What an Invoice Response of the receiver says (UNCL 4343 `RE`, with the reason's own words). */
const REJECTION = 'The order number is not known to us. Please send the invoice again with a right one.'

interface End {
  state: PeppolMessageState
  reason: string | null
  afterMs: number
}

const ENDS: Partial<Record<Behaviour, End>> = {
  rejects: { state: 'rejected', reason: REJECTION, afterMs: ARRIVES_AFTER_MS },
  'never-arrives': {
    state: 'failed',
    reason: 'The receiver’s access point has not confirmed it.',
    afterMs: ARRIVES_AFTER_MS,
  },
  slow: { state: 'delivered', reason: null, afterMs: SLOW_AFTER_MS },
}
const DELIVERED: End = { state: 'delivered', reason: null, afterMs: ARRIVES_AFTER_MS }

/** As it stands now. */
function standingOf(
  core: Core,
  message: PeppolMessage,
): { state: PeppolMessageState; reason: string | null } {
  if (message.ended) return message.ended
  const end = ENDS[behaviourOf(message.receiver)] ?? DELIVERED
  return core.now() >= message.takenAt + end.afterMs
    ? { state: end.state, reason: end.reason }
    : { state: 'sent', reason: null }
}

export const messageView = (core: Core, message: PeppolMessage): object => ({
  id: message.id,
  ...standingOf(core, message),
  sender: message.sender,
  receiver: message.receiver,
  documentType: message.documentType,
  documentNumber: message.documentNumber,
  takenAt: new Date(message.takenAt).toISOString(),
})

export const messagesOf = (core: Core, account?: string): PeppolMessage[] =>
  core.store.list('peppol_message', account).map(({ object }) => object)

export const findByKey = (core: Core, account: string, key: string): PeppolMessage | undefined =>
  messagesOf(core, account).find((message) => message.idempotencyKey === key)

export function needMessage(core: Core, account: string | undefined, id: string): PeppolMessage {
  const found = core.store.find('peppol_message', id)
  if (!found || (account !== undefined && found.account !== account))
    throw new PeppolError(404, 'message-unknown', `There is no message ${id}.`)
  return found.object
}

export interface Taken {
  message: PeppolMessage
  isRepeat: boolean
  /** The connection breaks before it is answered. */
  breaksOff: boolean
}

/** The first time, a receiver of this kind lets the access point fail before it has taken anything. */
function failOnce(core: Core, account: string, key: string): void {
  const id = `${account} ${key}`
  if (core.store.find('peppol_failure', id)) return
  core.store.step(() => core.store.put('peppol_failure', account, { id }))
  throw new PeppolError(503, 'not-now', 'The access point cannot take it now. Please try again later.')
}

/** Throws `PeppolError`. */
export function takeMessage(core: Core, account: string, key: string | undefined, text: string): Taken {
  if (!key || key.length > 100)
    throw new PeppolError(
      400,
      'idempotency-key-missing',
      'Idempotency-Key must be there, of 1 to 100 letters.',
    )
  const fingerprint = createHash('sha256').update(text).digest('hex')
  const known = findByKey(core, account, key)
  if (known) {
    if (known.fingerprint === fingerprint) return { message: known, isRepeat: true, breaksOff: false }
    throw new PeppolError(409, 'idempotency-key-used', 'Another message was sent under this idempotency key.')
  }
  const sent = readSubmission(text)
  const documentNumber = checkDocument(sent)
  const behaviour = behaviourOf(sent.receiver)
  if (behaviour === 'unregistered')
    throw unacceptable('receiver-unknown', 'The receiver is not registered in Peppol.')
  if (behaviour === 'fails-once') failOnce(core, account, key)
  const message: PeppolMessage = {
    id: newId('msg'),
    idempotencyKey: key,
    fingerprint,
    ...{ sender: sent.sender, receiver: sent.receiver, documentType: sent.documentType },
    documentNumber,
    sha256: sent.sha256,
    takenAt: core.now(),
    ended: null,
  }
  core.store.step(() => core.store.put('peppol_message', account, message))
  return { message, isRepeat: false, breaksOff: behaviour === 'breaks-off' }
}

/** What the receiver, or the network, does with it now. */
export function endMessage(
  core: Core,
  id: string,
  ended: { state: PeppolMessageState; reason: string | null },
): PeppolMessage {
  const message = needMessage(core, undefined, id)
  const account = core.store.find('peppol_message', id)?.account ?? ''
  return core.store.step(() => core.store.put('peppol_message', account, { ...message, ended }))
}
