// Works through the inbox, several events at a time; safe with any number of replicas.
import { entryOf } from '@/lib/failure/catalogue'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { handleEvent } from './handle'
import {
  type InboxRow,
  takeConnectionEvents,
  takeEvents,
  updateEventHandled,
  updateEventPostponed,
} from './store'

const BATCH = 8
const LANES = 8
/** One provider that hangs, or one connection that is flooded, holds up no more. */
const LANES_OF_ONE_CONNECTION = 2

/** Handles what is waiting until nothing is; answers how many events were taken. */
export async function drainInbox(house: House): Promise<number> {
  const taken = await Promise.all([drainStripeEvents(house), drainConnectionEvents(house)])
  return taken.reduce((sum, count) => sum + count, 0)
}

/** Events of connections, each lane taking the next as soon as it has finished one. */
export async function drainConnectionEvents(house: House): Promise<number> {
  const inHand = new Map<string, number>()
  const count = (id: string, by: number) => inHand.set(id, (inHand.get(id) ?? 0) + by)
  let taken = 0
  const take = async () => {
    const busy = [...inHand].filter(([, lanes]) => lanes >= LANES_OF_ONE_CONNECTION).map(([id]) => id)
    const [row] = await takeConnectionEvents(house.db, busy, 1, house.clock.now())
    if (row?.connectionId) count(row.connectionId, 1)
    return row
  }
  // One lane after the other, so that each sees what the others have in hand.
  let last: Promise<unknown> = Promise.resolve()
  const next = (): ReturnType<typeof take> => {
    const mine = last.then(take)
    last = mine.catch(() => undefined)
    return mine
  }
  const lane = async (first: Awaited<ReturnType<typeof take>>) => {
    for (let row = first; row?.connectionId; row = await next()) {
      taken++
      await handleOne(house, row)
      count(row.connectionId, -1)
    }
  }
  const open = async (lanes: number): Promise<void> => {
    const row = await next()
    // Where there is nothing for one lane, there is nothing for the others.
    if (row) await Promise.all([lane(row), lanes > 1 && open(lanes - 1)])
  }
  await open(LANES)
  return taken
}

/** Events of Stripe Connect and the platform. */
export async function drainStripeEvents(house: House): Promise<number> {
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
