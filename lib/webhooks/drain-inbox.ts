// Works through the inbox, several events at a time; safe with any number of replicas.
import { entryOf } from '@/lib/failure/catalogue'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { handleEvent, type Looks, subjectOf } from './handle'
import {
  type InboxRow,
  takeConnectionEvents,
  takeEvents,
  updateEventPostponed,
  updateEventsGivenBack,
  updateEventsHandled,
} from './store'
import type { Verdict } from './verdict'

const BATCH = 48
const LANES = 8
/** Half of the time for which they are ours. */
const BEGUN_WITHIN_MS = 10_000
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

/** Events of Stripe Connect and the platform: what was taken together about one object is handled by one look at it. */
export async function drainStripeEvents(house: House): Promise<number> {
  let taken = 0
  for (;;) {
    const begunAt = performance.now()
    const isLate = () => performance.now() - begunAt > BEGUN_WITHIN_MS
    const rows = await takeEvents(house.db, BATCH, house.clock.now())
    const isAllBegun = await handleAll(house, rows, isLate)
    taken += rows.length
    if (rows.length < BATCH && isAllBegun) return taken
  }
}

/**
 * A few objects at a time. Where Stripe is slow, what nobody has begun with is given back as soon as it is late, while it is
 * still ours. Answers whether there was nothing of that.
 */
async function handleAll(house: House, rows: readonly InboxRow[], isLate: () => boolean): Promise<boolean> {
  const inOrder = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const waiting = [...Map.groupBy(inOrder, subjectOf).values()]
  let isAllBegun = true
  const giveBack = async (left: readonly InboxRow[]) => {
    if (left.length === 0) return
    isAllBegun = false
    await updateEventsGivenBack(house.db, left, house.clock.now())
  }
  const lane = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift()) {
      await giveBack(await handleTogether(house, group, isLate))
      if (isLate()) await giveBack(waiting.splice(0).flat())
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return isAllBegun
}

/** Never throws: an event that could not be handled is given back, with the reason. */
export async function handleOne(house: House, row: InboxRow): Promise<void> {
  await handleTogether(house, [row], () => false)
}

/** Those of one object, in the order in which they came. Answers those that it was too late to begin with. */
async function handleTogether(
  house: House,
  rows: readonly InboxRow[],
  isLate: () => boolean,
): Promise<readonly InboxRow[]> {
  const looks: Looks = new Map()
  const done = new Map<string, { verdict: Verdict; alike: InboxRow[] }>()
  let begun = 0
  for (const row of rows) {
    if (begun > 0 && isLate()) break
    begun += 1
    const verdict = await judge(house, row, looks)
    if (!verdict) continue
    // At once: settled meanwhile, it would be looked for among those that wait for a person, and written there afterwards.
    if (verdict.state === 'quarantined') await write(house, [row], verdict)
    else {
      const word = JSON.stringify(verdict)
      const { alike } = done.get(word) ?? { alike: [] }
      done.set(word, { verdict, alike: [...alike, row] })
    }
  }
  for (const { alike, verdict } of done.values()) await write(house, alike, verdict)
  return rows.slice(begun)
}

async function write(house: House, rows: readonly InboxRow[], verdict: Verdict): Promise<void> {
  const { clock, db, log } = house
  try {
    await updateEventsHandled(db, rows, verdict, clock.now())
    for (const row of rows) log.info({ ...about(row), ...verdict }, 'event')
  } catch (error) {
    for (const row of rows) await postpone(house, row, error)
  }
}

const about = ({ account, attempts, eventId, type }: InboxRow) => ({
  eventId,
  type,
  account,
  attempt: attempts,
})

/** Undefined where it was postponed. */
async function judge(house: House, row: InboxRow, looks: Looks): Promise<Verdict | undefined> {
  try {
    return await handleEvent(house, row, looks)
  } catch (error) {
    await postpone(house, row, error)
    return undefined
  }
}

async function postpone({ clock, db, log }: House, row: InboxRow, error: unknown): Promise<void> {
  log.warn({ ...about(row), err: error }, 'event postponed')
  // Sellers read it, and the words of a bug or a database are for our own log.
  const reason = error instanceof Failure ? error.code : 'Server.Unexpected'
  const isAway = error instanceof Failure && entryOf(error.code).mayRetry === true
  await updateEventPostponed(db, row, { reason, isAway }, clock.now())
}
