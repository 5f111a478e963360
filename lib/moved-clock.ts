// When a test has moved the clock, everything that is due by then is done at once, and the test is told when nothing is left.
import { renameSync, writeFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import { setHouseClock } from '@/db/house-clock'
import { openPresence } from '@/db/presence'
import { pause } from './clock'
import type { House } from './house'
import { takeUpWhatWasLeft } from './left-in-hand'
import { type TestClock, testClock } from './test-clock'

/** What works off something: asks for a run, waits for its end, and says how much it has done since it began. */
export interface Work {
  ask(): void
  settled(): Promise<void>
  done(): number
}

export interface Works {
  /** The entries of the schedule: each once for each move. */
  entries: readonly Work[]
  /** Everything that is woken or looked at. What came in goes before what is due: it came before. */
  drains: readonly Work[]
  /** What falls due by itself, in its order: one look in which everything has its turn. */
  due: readonly Work[]
  /** When the next of that falls due. */
  nextDue: () => Promise<Date | null>
  /** Writes down that the app is up: what falls into a move is not missed, even if it is killed before it has done anything. */
  noteUp: () => Promise<void>
}

/** Somebody else may have it in hand, or it fails again and again: the test is not left waiting for that. */
const PATIENCE_MS = 20_000
const LOOK_EVERY_MS = 50
/** After a fault of the database, for instance. */
const TRY_AGAIN_MS = 1_000

/** Letters, events and deliveries that are due or in hand. What cannot go anywhere is left out. */
async function countWaiting({ db, env }: House): Promise<number> {
  const at = sql`(next_attempt_at <= house_now() or held_until > now())`
  const parts = [
    sql`select count(*) from inbox where state in ('received', 'waiting') and ${at}`,
    sql`select count(*) from webhook_events where payload is null and due_at <= house_now()`,
    sql`select count(*) from webhook_deliveries d join webhook_subscriptions s on s.id = d.subscription_id and s.is_active
      where d.state = 'waiting' and ${at}`,
    ...(env.smtpUrl ? [sql`select count(*) from outbox where state = 'waiting' and ${at}`] : []),
    ...(env.peppol
      ? [sql`select count(*) from document_deliveries where next_try_at <= house_now() or held_until > now()`]
      : []),
  ]
  const [row] = await db.execute<{ n: number }>(
    sql`select (${sql.join(
      parts.map((part) => sql`(${part})`),
      sql` + `,
    )})::int as n`,
  )
  return row?.n ?? 0
}

/** Asks all of them, and waits until they have ended. */
export async function runAll(works: readonly Work[]): Promise<void> {
  for (const work of works) work.ask()
  await Promise.all(works.map((work) => work.settled()))
}

/** One round: `done` when nothing was done in it, and nothing is left. */
async function goRound(house: House, { drains, due, nextDue }: Works): Promise<'done' | 'waits' | 'worked'> {
  const all = [...drains, ...due]
  const before = all.reduce((sum, work) => sum + work.done(), 0)
  await runAll(drains)
  await runAll(due)
  if (all.reduce((sum, work) => sum + work.done(), 0) > before) return 'worked'
  const next = await nextDue()
  const isDue = next !== null && next <= house.clock.now()
  return isDue || (await countWaiting(house)) > 0 ? 'waits' : 'done'
}

async function workOff(house: House, clock: TestClock, works: Works): Promise<void> {
  const seconds = clock.seconds()
  await setHouseClock(house.db, seconds)
  await works.noteUp()
  // One after the other: some of them lock much.
  for (const entry of works.entries) await runAll([entry])
  for (let patience = performance.now() + PATIENCE_MS; performance.now() < patience; ) {
    const outcome = await goRound(house, works)
    if (outcome === 'done') break
    if (outcome === 'worked') patience = performance.now() + PATIENCE_MS
    else await pause(LOOK_EVERY_MS)
  }
  if (clock.seconds() !== seconds) return
  const said = `${clock.file}.done`
  writeFileSync(`${said}.${process.pid}`, String(seconds))
  renameSync(`${said}.${process.pid}`, said)
}

/**
 * Sets the clock within the database, and follows the file where one moves it; everything is worked off once after the start,
 * too. Answers how to stop.
 */
export async function followClock(house: House, works: Works): Promise<() => Promise<void>> {
  const { db, env, log } = house
  if (env.testClock === undefined) {
    // What a test has left behind.
    await setHouseClock(db, 0, true)
    return async () => undefined
  }
  const clock = testClock(env.testClock)
  await setHouseClock(db, clock.seconds(), true)
  const presence = await openPresence(env.databaseDirectUrl, () => takeUpWhatWasLeft(db))
  let isStopped = false
  let running: Promise<void> | undefined
  let isAskedAgain = false
  const run = async () => {
    do {
      isAskedAgain = false
      try {
        await workOff(house, clock, works)
      } catch (error) {
        log.error({ err: error }, 'the moved clock could not be followed: it will be tried again')
        isAskedAgain = true
        await pause(TRY_AGAIN_MS)
      }
    } while (isAskedAgain && !isStopped)
    running = undefined
  }
  const ask = () => {
    if (isStopped) return
    isAskedAgain = true
    running ??= run()
  }
  const ignore = clock.onMove(() => {
    // Also while an earlier move is still worked off: what is written now must not be of the time before.
    setHouseClock(db, clock.seconds()).catch((error: unknown) =>
      log.error({ err: error }, 'the clock of the database could not be moved: it will be tried again'),
    )
    ask()
  })
  ask()
  return async () => {
    isStopped = true
    ignore()
    await running
    await presence.end()
  }
}
