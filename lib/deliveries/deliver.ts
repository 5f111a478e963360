// Hands documents over to the access point, once each, and asks what became of them, with growing pauses.
import type { documentDeliveries } from '@/db/schema/documents'
import { transact } from '@/db/transact'
import { daysFrom, secondsFrom } from '@/lib/clock'
import {
  type Delivery,
  deleteUnsent,
  isOwnAddress,
  takeDeliveries,
  updateDelivery,
  updateHandedOver,
} from '@/lib/documents/delivery-store'
import { selectIssued } from '@/lib/documents/file-store'
import type { DocumentSnapshot } from '@/lib/documents/snapshot'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import { documentFile } from '@/lib/payment-views/document-file'
import { isPeppolFault, PeppolFault } from '@/lib/peppol/fault'
import { httpAccessPoint } from '@/lib/peppol/http-access-point'
import { BILLING_PROCESS, DOCUMENT_TYPES } from '@/lib/peppol/identifiers'
import type { AccessPoint, Message, PeppolDocument } from '@/lib/peppol/port'
import { DAYS_OF_PATIENCE, MOST_TRIES, pauseAfter } from './pauses'
import { NEVER_REACHED, NEVER_TOLD, NO_WORD, NOT_THEIR_ADDRESS, UNREGISTERED } from './reasons'

const BATCH = 5
/** Longer than look-up, question and hand-over can take together. */
const LEASE_SECONDS = 90

type Changes = Partial<typeof documentDeliveries.$inferInsert>

const subjectOf = ({ creditNoteId, invoiceId }: Delivery) =>
  creditNoteId === null ? { invoiceId } : { creditNoteId }

/** Why nothing can be handed over; a format that cannot be written is what the document says, and stays so. */
function isUnwritable(error: unknown): boolean {
  return (
    error instanceof Failure &&
    ['Document.Incomplete', 'Document.CurrencyNotSupported', 'Document.Erased'].includes(error.code)
  )
}

/** Undefined where it cannot be written. The bytes are stored: a repeat hands over the same. */
async function documentOf(house: House, delivery: Delivery): Promise<PeppolDocument | undefined> {
  const subject = subjectOf(delivery)
  try {
    const { bytes, sha256 } = await documentFile(house, subject, 'peppol-bis-3')
    const snapshot = (await selectIssued(house.db, subject))?.snapshot
    const [sender, receiver] = [snapshot?.seller.electronicAddress, snapshot?.buyer.electronicAddress]
    if (!snapshot || !sender || !receiver) return undefined
    const envelope = { sender, receiver, documentType: documentTypeOf(snapshot), process: BILLING_PROCESS }
    return { ...envelope, bytes, sha256 }
  } catch (error) {
    if (isUnwritable(error)) return undefined
    throw error
  }
}

export const documentTypeOf = ({ kind }: Pick<DocumentSnapshot, 'kind'>): string => DOCUMENT_TYPES[kind]

/** Writes down what it is now, and tells people what they must know. Somebody else's by now: left alone. */
async function record(house: House, held: Delivery, changes: Changes): Promise<void> {
  const { endedAt } = changes
  await transact(house.db, async (tx) => {
    const isOurs = await updateDelivery(tx, held, changes)
    // Each time that it ends: it may be sent again, and fail again.
    if (isOurs && endedAt)
      await writeLetter(tx, 'document-undelivered', `${held.id}:${endedAt.toISOString()}`, {
        ...{ organisationId: held.organisationId, deliveryId: held.id },
      })
  })
  const { id, state: before } = held
  if (changes.state) house.log.info({ deliveryId: id, before, state: changes.state }, 'document delivery')
}

/** What cannot be is over; it is not tried again by itself. */
const fail = (house: House, held: Delivery, reason: string): Promise<void> =>
  record(house, held, { state: 'failed', reason, endedAt: house.clock.now(), nextTryAt: null })

const isWaiting = (state: Delivery['state']): state is 'queued' | 'sent' | 'delivered' =>
  state === 'queued' || state === 'sent' || state === 'delivered'

/** Nothing has changed: later again. */
function postpone(house: House, held: Delivery): Promise<void> {
  const { attempts, state } = held
  if (!isWaiting(state)) return Promise.resolve()
  const nextTryAt = secondsFrom(house.clock.now(), pauseAfter({ attempts, state }))
  return record(house, held, { nextTryAt })
}

/** What the access point says of it. */
function take(house: House, held: Delivery, { id: messageId, reason, state }: Message): Promise<void> {
  const now = house.clock.now()
  const sentAt = held.sentAt ?? now
  const known = { messageId, sentAt, reason, attempts: 0 }
  if (state === held.state) return keepAsking(house, held, now)
  if (state === 'rejected' || state === 'failed')
    return record(house, held, {
      ...{ ...known, state, endedAt: now, nextTryAt: null },
      reason: reason ?? NO_WORD,
    })
  const nextTryAt = secondsFrom(now, pauseAfter({ state, attempts: 0 }))
  const deliveredAt = state === 'delivered' ? now : null
  return record(house, held, { ...known, state, nextTryAt, ...(deliveredAt && { deliveredAt }) })
}

function keepAsking(house: House, held: Delivery, now: Date): Promise<void> {
  const since = held.deliveredAt ?? held.sentAt ?? held.createdAt
  if (now < daysFrom(since, DAYS_OF_PATIENCE)) return postpone(house, held)
  // What was delivered, and not rejected since, is accepted.
  return held.state === 'delivered' ? record(house, held, { nextTryAt: null }) : fail(house, held, NEVER_TOLD)
}

/** A no to the question what became of it says nothing about what did. */
function asUnknown(error: unknown): never {
  if (!isPeppolFault(error) || error.kind !== 'refused') throw error
  throw new PeppolFault('unknown', null, 'the access point does not say what it has', error)
}

/** Found by its key first, wherever it may be there already: what was handed over is never handed over anew. */
async function handOver(house: House, point: AccessPoint, held: Delivery): Promise<void> {
  const found = held.handedOverAt && (await point.findSubmitted(held.id).catch(asUnknown))
  if (found) return take(house, held, found)
  const document = await documentOf(house, held)
  if (!document && held.handedOverAt) return fail(house, held, NO_WORD)
  // Whoever has issued it sees what is missing among its formats; there never was anything to send.
  if (!document) return deleteUnsent(house.db, held)
  if (!(await isOwnAddress(house.db, held.organisationId, document.sender)))
    return fail(house, held, NOT_THEIR_ADDRESS)
  if (!(await point.lookUp(document.receiver, document.documentType))) return fail(house, held, UNREGISTERED)
  // Committed before the call: whoever comes after us must ask before anything else.
  const outcome = await transact(house.db, (tx) => updateHandedOver(tx, held, house.clock.now()))
  // The access point has nothing of it, as it has just said wherever it was asked.
  if (outcome === 'voided') return deleteUnsent(house.db, held)
  if (outcome === 'lost') return
  await take(house, held, await point.submit(document, held.id))
}

async function goOn(house: House, point: AccessPoint, held: Delivery): Promise<void> {
  if (held.state === 'queued') return handOver(house, point, held)
  if (held.messageId !== null) await take(house, held, await point.statusOf(held.messageId))
}

/** After a fault: for good, or later again. */
async function putAside(house: House, held: Delivery, error: unknown): Promise<void> {
  if (!isPeppolFault(error)) throw error
  const about = { deliveryId: held.id, state: held.state, attempts: held.attempts, fault: error.kind }
  house.log.warn({ ...about, err: error }, 'a document is not delivered yet')
  if (held.state === 'queued' && error.kind === 'refused') return fail(house, held, error.reason ?? NO_WORD)
  if (held.state === 'queued' && held.attempts >= MOST_TRIES)
    return fail(house, held, held.handedOverAt ? NO_WORD : NEVER_REACHED)
  return held.state === 'queued' ? postpone(house, held) : keepAsking(house, held, house.clock.now())
}

async function deliver(house: House, point: AccessPoint, held: Delivery): Promise<void> {
  try {
    await goOn(house, point, held).catch((error: unknown) => putAside(house, held, error))
  } catch (error) {
    // Our own fault: its lease runs out, and it is tried again.
    house.log.error({ deliveryId: held.id, err: error }, 'a document could not be delivered')
  }
}

/** Goes on with what is due. Where Peppol is off it stays as it is. */
export async function drainDocumentDeliveries(house: House): Promise<void> {
  const { db, env } = house
  if (!env.peppol) return
  const point = httpAccessPoint(env.peppol)
  for (;;) {
    const due = { now: house.clock.now(), limit: BATCH, leaseSeconds: LEASE_SECONDS }
    const held = await takeDeliveries(db, due)
    await Promise.all(held.map((one) => deliver(house, point, one)))
    if (held.length < BATCH) return
  }
}
