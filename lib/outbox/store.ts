// SQL for the outbox. Its clock is the house's within the database, because replicas share that one and no other.
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { heldFor, isFree } from '@/db/held'
import { outbox } from '@/db/schema/mail'

export interface WaitingLetter {
  id: string
  kind: string
  content: Record<string, string>
  /** Which try this is; it fences off a holder whose lease has run out. */
  attempts: number
}

const fromNow = (seconds: number) => sql`house_now() + make_interval(secs => ${seconds})`

/** Takes letters that are due, and holds each under a lease: a holder that dies loses it to the next. */
export async function takeLetters(
  db: Database,
  { leaseSeconds, limit }: { leaseSeconds: number; limit: number },
): Promise<WaitingLetter[]> {
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(eq(outbox.state, 'waiting'), sql`${outbox.nextAttemptAt} <= house_now()`, isFree(outbox.heldUntil)),
    )
    .orderBy(outbox.nextAttemptAt)
    .limit(limit)
    .for('update', { skipLocked: true })
  return (
    db
      .update(outbox)
      .set({
        attempts: sql`${outbox.attempts} + 1`,
        nextAttemptAt: fromNow(leaseSeconds),
        heldUntil: heldFor(leaseSeconds),
      })
      // An array is made once; a subquery behind `in` may be run again for each row, and then the limit limits nothing.
      .where(sql`${outbox.id} = any(array(${due}))`)
      .returning({ id: outbox.id, kind: outbox.kind, content: outbox.content, attempts: outbox.attempts })
  )
}

const held = ({ id, attempts }: WaitingLetter) =>
  and(eq(outbox.id, id), eq(outbox.state, 'waiting'), eq(outbox.attempts, attempts))

/** Whom the server refused did not get it, although the others did: that is said where the letter is shown. */
export async function updateLetterSent(
  db: Database,
  letter: WaitingLetter,
  sentTo: string[],
  refusedFor: { address: string; answer: string }[],
): Promise<void> {
  const said = refusedFor.map(({ address, answer }) => `Not emailed to ${address}: ${answer}`).join(' ')
  await db
    .update(outbox)
    .set({ state: 'sent', sentAt: sql`house_now()`, sentTo, refusedFor, lastError: said || null })
    .where(held(letter))
}

export async function updateLetterPostponed(
  db: Database,
  letter: WaitingLetter,
  { lastError, seconds }: { lastError: string; seconds: number },
): Promise<void> {
  await db
    .update(outbox)
    .set({ lastError, nextAttemptAt: fromNow(seconds), heldUntil: null })
    .where(held(letter))
}

/** The letter never leaves: `moot` is as it should be, `dead` needs a person. */
export async function updateLetterClosed(
  db: Database,
  letter: WaitingLetter,
  state: 'moot' | 'dead',
  lastError: string,
): Promise<void> {
  await db.update(outbox).set({ state, lastError }).where(held(letter))
}

export async function countWaiting(db: Database): Promise<number> {
  return db.$count(outbox, eq(outbox.state, 'waiting'))
}
