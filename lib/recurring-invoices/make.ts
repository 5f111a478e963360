// Makes the invoices that are due, each once: the row says how far it has come, and moves on in the transaction that makes one.
import { type Transaction, transact } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import { sendWithin } from '@/lib/documents/send-invoice'
import type { DueWork } from '@/lib/due/due-work'
import { selectMissed } from '@/lib/due/uptime-store'
import { Failure, found, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { insertDraft } from '@/lib/invoices/create'
import { writeLetter } from '@/lib/outbox/outbox'
import { dayIn } from '@/lib/time-zone'
import { momentOf, whileAfter } from './occurrences'
import type { RecurringInvoice } from './recurring-invoice'
import { standingAfter } from './standing'
import { lockDue, lockRecurring, selectNextTry, selectParties, updateRecurring } from './store'
import { orderOf } from './template'
import { readTemplate } from './template-api'

type Row = Omit<RecurringInvoice, 'customerName' | 'lastInvoiceId'>
type Parties = NonNullable<Awaited<ReturnType<typeof selectParties>>>

const HOUR = 3_600
/** Between two tries of one that cannot be made; the last one again and again. */
const PAUSES_SECONDS = [HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, 24 * HOUR] as const

/** What we cannot explain is tried so often before anybody is told. */
const OWN_FAULTS = 5
const OWN_FAULT_PAUSE_SECONDS = 60

/** Missed, and not made up for: of several, the latest is. */
async function isLeftOut(tx: Transaction, row: Row, zone: string, now: Date): Promise<boolean> {
  if (row.catchUp === 'all') return false
  const due = whileAfter(row, row.reached, ({ on }) => momentOf(zone, on) <= now).map(({ on }) =>
    momentOf(zone, on),
  )
  const [first] = due
  const missed = await selectMissed(tx, due)
  if (!first || missed[0]?.getTime() !== first.getTime()) return false
  return row.catchUp === 'none' || missed.length > 1
}

function assertReachable({ byPeppol, email }: Parties): void {
  if (email === null && !byPeppol)
    throw invalidField(
      '/customerId',
      'no-email',
      'The customer has no email address to which the invoice could be sent.',
    )
}

async function makeInvoice(tx: Transaction, house: House, row: Row, parties: Parties): Promise<void> {
  const { customerId, zone } = parties
  const { id: recurringInvoiceId, nextOn: recurringOn, organisationId } = row
  const [id, issueDate] = [newId(), dayIn(zone, house.clock.now())]
  if (row.send === 'automatically') assertReachable(parties)
  const made = { id, organisationId, customerId, issueDate }
  const order = await orderOf(tx, readTemplate(row.template), made)
  const occurrence = { recurringInvoiceId, recurringNumber: row.reached + 1, recurringOn }
  const isNew = await insertDraft(tx, house, order, occurrence)
  if (isNew && row.send === 'automatically')
    await sendWithin(tx, house, { id, organisationId, letterId: newId() })
}

/** Decides about the next occurrence of a row that is locked, and moves it on. */
async function decide(tx: Transaction, house: House, row: Row): Promise<void> {
  const now = house.clock.now()
  const parties = found(await selectParties(tx, row.organisationId, row.customerId), 'Customer.NotFound')
  const { zone } = parties
  if (!(await isLeftOut(tx, row, zone, now))) await makeInvoice(tx, house, row, parties)
  await updateRecurring(tx, row.id, standingAfter(row, row.reached + 1, zone, now))
}

/** What could not be made waits, is told once, and is shown until it is made. */
async function putOff(house: House, { id, organisationId }: Row, error: unknown): Promise<void> {
  const isKnown = error instanceof Failure
  house.log[isKnown ? 'warn' : 'error'](
    { err: error, recurringInvoiceId: id },
    'an occurrence could not be made',
  )
  await transact(house.db, async (tx) => {
    const row = await lockRecurring(tx, organisationId, id)
    if (row?.state !== 'active') return
    const now = house.clock.now()
    if (!isKnown && row.tries < OWN_FAULTS) {
      // Nobody's fault, such as a database that was away: soon again, and nobody is told.
      await updateRecurring(tx, id, {
        tries: row.tries + 1,
        tryAt: secondsFrom(now, OWN_FAULT_PAUSE_SECONDS),
      })
      return
    }
    const pause = PAUSES_SECONDS[Math.min(row.tries, PAUSES_SECONDS.length - 1)] ?? HOUR
    await updateRecurring(tx, id, {
      ...{ tries: row.tries + 1, tryAt: secondsFrom(now, pause), problemSince: row.problemSince ?? now },
      problem: isKnown ? (error.errors[0]?.code ?? error.code) : 'Server.Unexpected',
      problemDetail: isKnown ? error.message : 'Something went wrong on our side.',
    })
    await writeLetter(tx, 'recurring-failed', `${id}:${row.reached + 1}`, {
      organisationId,
      recurringInvoiceId: id,
    })
  })
}

/** False when nothing is due. */
async function makeNext(house: House, until: Date): Promise<boolean> {
  let row: Row | undefined
  try {
    await transact(house.db, async (tx) => {
      row = await lockDue(tx, until)
      if (row) await decide(tx, house, row)
    })
  } catch (error) {
    if (!row) throw error
    await putOff(house, row, error)
  }
  return row !== undefined
}

export const dueOccurrences: DueWork = {
  name: 'recurring invoices',
  nextAt: selectNextTry,
  run: async (house, until) => {
    let count = 0
    while (await makeNext(house, until)) count++
    return count
  },
}
