// Works through the inbox, several events at a time; safe with any number of replicas.
import { entryOf } from '@/lib/failure/catalogue'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { handleEvent } from './handle'
import { type InboxRow, takeEvents, updateEventHandled, updateEventPostponed } from './store'

const BATCH = 8

/** Handles what is waiting until nothing is; answers how many events were taken. */
export async function drainInbox(house: House): Promise<number> {
  let taken = 0
  for (;;) {
    const rows = await takeEvents(house.db, BATCH, house.clock.now())
    await Promise.all(rows.map((row) => handleOne(house, row)))
    taken += rows.length
    if (rows.length < BATCH) return taken
  }
}

/** Never throws: an event that could not be handled is given back, with the reason. */
export async function handleOne(house: House, row: InboxRow): Promise<void> {
  const { clock, db, log } = house
  const about = { eventId: row.eventId, type: row.type, account: row.account, attempt: row.attempts }
  try {
    const verdict = await handleEvent(house, row)
    await updateEventHandled(db, row, verdict, clock.now())
    log.info({ ...about, ...verdict }, 'event')
  } catch (error) {
    log.warn({ ...about, err: error }, 'event postponed')
    // Sellers read it, and the words of a bug or a database are for our own log.
    const reason = error instanceof Failure ? error.code : 'Server.Unexpected'
    const isAway = error instanceof Failure && entryOf(error.code).mayRetry === true
    await updateEventPostponed(db, row, { reason, isAway }, clock.now())
  }
}
