// News of providers: filed as they come, then the provider is asked. What a notice claims is never believed.
import { and, asc, eq, inArray, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { providerNotices } from '@/db/schema/sessions'
import { selectConnection } from '@/lib/applications/connection-store'
import { openConnection } from '@/lib/applications/open-connection'
import { signingSecretOf } from '@/lib/applications/subscribe'
import { daysFrom, secondsFrom } from '@/lib/clock'
import { isProviderFault } from '@/lib/connectors/fault'
import type { ObjectFacts } from '@/lib/connectors/port'
import { providerKind } from '@/lib/connectors/registry'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { isUuid, newId } from '@/lib/ids'
import { readAttempt } from './call-provider'
import { settleSession } from './settle'
import { findAttempt, findAttemptByReference } from './store'

type Notice = typeof providerNotices.$inferSelect

const TAKEN_AT_ONCE = 50
const TAKEN_FOR_SECONDS = 60
/** What is not there after so many looks was never ours, or is gone. */
const TRIES_FOR_MISSING = 3
const MOST_TRIES = 40

/**
 * Files what a provider posted; the same event twice is one row. A provider that signs nothing numbers nothing either:
 * what it says again within a second may be news, and is looked at again. Throws `ProviderConnection.NotFound`,
 * `Webhook.SignatureInvalid`, and `Request.TooMany` for more unsigned news of one connection than a provider has.
 */
export async function fileNotice(
  house: House,
  connectionId: string,
  raw: string,
  headers: Headers,
): Promise<void> {
  const { clock, db, env } = house
  const connection = await selectConnection(db, connectionId)
  const kind = connection && providerKind(env, connection.provider)
  if (!kind) throw new Failure('ProviderConnection.NotFound')
  const now = clock.now()
  const signingSecret = signingSecretOf(house, connection)
  const notice = kind.readNotice(raw, headers, signingSecret, now)
  if (!notice) return
  // Anybody can write those; a provider that is put off says it again, and the sweep asks by itself.
  if (signingSecret === null) await takeTurn('unsignedNotice', connectionId)
  const filing = db
    .insert(providerNotices)
    .values({ ...notice, id: newId(), connectionId, receivedAt: now, nextTryAt: now })
  if (connection.sealedWebhookSecret !== null) await filing.onConflictDoNothing()
  else
    await filing.onConflictDoUpdate({
      target: [providerNotices.connectionId, providerNotices.noticeReference],
      set: { handledAt: null, receivedAt: now, nextTryAt: now },
    })
}

const takeDue = ({ clock, db }: House): Promise<Notice[]> => {
  const now = clock.now()
  const { handledAt, id, nextTryAt, tries } = providerNotices
  const due = db
    .select({ id })
    .from(providerNotices)
    .where(and(isNull(handledAt), or(isNull(nextTryAt), lte(nextTryAt, now))))
    .orderBy(asc(nextTryAt))
    .limit(TAKEN_AT_ONCE)
    .for('update', { skipLocked: true })
  return db
    .update(providerNotices)
    .set({ nextTryAt: secondsFrom(now, TAKEN_FOR_SECONDS), tries: sql`${tries} + 1` })
    .where(inArray(id, due))
    .returning()
}

const update = ({ db }: House, notice: Notice, changes: Partial<Notice>) =>
  db.update(providerNotices).set(changes).where(eq(providerNotices.id, notice.id))

/** Not what was said again while we looked. */
const finish = ({ db }: House, { id, receivedAt }: Notice, handledAt: Date) =>
  db
    .update(providerNotices)
    .set({ handledAt, lastError: null })
    .where(and(eq(providerNotices.id, id), eq(providerNotices.receivedAt, receivedAt)))

/** Its making may not have been answered: then we know it only by what it says of itself, which is held against the attempt. */
async function findAttemptOf({ db }: House, connectionId: string, facts: ObjectFacts) {
  const { claimedPaymentId: claimed, reference } = facts
  const known = await findAttemptByReference(db, connectionId, reference)
  return known ?? (claimed !== null && isUuid(claimed) ? findAttempt(db, connectionId, claimed) : undefined)
}

/** True when there is nothing left to do about it. */
async function handle(house: House, notice: Notice): Promise<boolean> {
  const open = await openConnection(house, notice.connectionId)
  if (!open) return false
  const known = await findAttemptByReference(house.db, notice.connectionId, notice.objectReference)
  const reading = await readAttempt(house, open, known?.id ?? notice.id, 'read', (connector) =>
    connector.read(known?.sessionReference ?? notice.objectReference),
  )
  const attempt = known ?? (await findAttemptOf(house, notice.connectionId, reading.facts))
  // An attempt is written down before its provider is asked: what names none is other business of the merchant's.
  if (!attempt) return true
  await settleSession(house, attempt.sessionId, attempt.id, reading)
  return true
}

const KEPT_DAYS = 30

/** Takes away what was handled long ago. */
export async function purgeNotices({ clock, db }: House): Promise<void> {
  await db.delete(providerNotices).where(lt(providerNotices.handledAt, daysFrom(clock.now(), -KEPT_DAYS)))
}

/** Handles what is due; answers how many. What fails is tried again, each time later. */
export async function drainNotices(house: House): Promise<number> {
  const due = await takeDue(house)
  for (const notice of due) {
    const now = house.clock.now()
    try {
      const isDone = await handle(house, notice)
      if (isDone) await finish(house, notice, now)
    } catch (error) {
      house.log.warn({ err: error, noticeId: notice.id }, 'news of a provider: tried again later')
      const lastError = error instanceof Error ? error.name : 'unknown'
      const nextTryAt = secondsFrom(now, Math.min(3_600, 10 * 2 ** Math.min(notice.tries, 9)))
      const isMissing = isProviderFault(error, 'missing')
      const isOver = notice.tries >= (isMissing ? TRIES_FOR_MISSING : MOST_TRIES)
      await update(house, notice, { lastError, nextTryAt, ...(isOver && { handledAt: now }) })
    }
  }
  return due.length
}
