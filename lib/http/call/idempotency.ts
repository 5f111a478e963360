// Idempotency keys: one key has one effect, and a repeat gets the first response again, byte for byte.
import { and, eq, gt, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { idempotencyKeys } from '@/db/schema/mail'
import { daysFrom, realTime, secondsFrom } from '@/lib/clock'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId, sha256 } from '@/lib/ids'
import { isSealedUnderOldKey, openSecret, SealBroken, sealSecret } from '@/lib/secret-box'
import { cardNumbersIn } from './card-number'

const LEASE_SECONDS = 45
const KEPT_DAYS = 1
/** The end of a lease that was given back. */
const LONG_AGO = new Date(0)

export interface Claim {
  scope: string
  key: string
  /** The id for what the operation makes; the same for every retry under this key. */
  resourceId: string
  /** Which holding of the key this is: who stalled past its lease has lost it to a successor. */
  leaseUntil: Date
}

interface Answer {
  status: number
  contentType: string | null
  body: string
}

/** An answer may hold a link that pays, a key, or a signing secret: it is kept sealed, and opens in its own row alone. */
const placeOf = ({ key, scope }: Pick<Claim, 'scope' | 'key'>): string => `idempotent-answer:${scope}\n${key}`

type Row = typeof idempotencyKeys.$inferSelect

/** Undefined while the first use is running. Throws `SealBroken`. */
function answerOf({ env }: Pick<House, 'env'>, row: Row): Answer | undefined {
  if (row.sealedAnswer !== null) return JSON.parse(openSecret(env, placeOf(row), row.sealedAnswer)) as Answer
  const { body, contentType, status } = row
  return status === null ? undefined : { status, contentType, body: body ?? '' }
}

const isUnanswered = and(isNull(idempotencyKeys.sealedAnswer), isNull(idempotencyKeys.status))

/** The header's key. A quoted string and a bare token are the same key. Throws `Idempotency.KeyInvalid`. */
export function idempotencyKeyOf(request: Request): string | undefined {
  const header = request.headers.get('idempotency-key')
  if (header === null) return undefined
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header
  if (!/^[\x21-\x7e]{1,255}$/.test(key) || header.includes(', '))
    throw new Failure(
      'Idempotency.KeyInvalid',
      'The Idempotency-Key must be 1 to 255 visible ASCII characters.',
    )
  if (cardNumbersIn(key).length > 0)
    throw new Failure(
      'Idempotency.KeyInvalid',
      'The Idempotency-Key must not be a card number, because keys are stored. If it is another number, put letters in front of it, as in ORD-1234.',
    )
  return key
}

/** Throws `Idempotency.KeyMissing` and `Idempotency.KeyInvalid`. */
export function keyOf(
  { isIdempotent }: { isIdempotent?: boolean | 'required' },
  request: Request,
): string | undefined {
  const key = isIdempotent ? idempotencyKeyOf(request) : undefined
  if (key === undefined && isIdempotent === 'required') throw new Failure('Idempotency.KeyMissing')
  return key
}

/** The same text for bodies that mean the same: keys sorted, white space gone; `1` and `"1"` stay apart. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, of]) => `${JSON.stringify(key)}:${canonical(of)}`).join(',')}}`
  }
  // A number that no double holds is no `null`.
  if (typeof value === 'number' && !Number.isFinite(value)) return 'NaN'
  return JSON.stringify(value) ?? 'null'
}

export const inProgress = () => new Failure('Idempotency.InProgress', undefined, { retryAfterSeconds: 1 })

/**
 * Claims a key for its first use, or answers what the first use answered.
 * Throws `Idempotency.KeyMismatch` for another body and `Idempotency.InProgress` while the first is running.
 */
export async function claimKey(
  house: House,
  scope: string,
  key: string,
  body: unknown,
): Promise<{ claim: Claim } | { replay: Response }> {
  const { clock, db } = house
  const now = clock.now()
  const fingerprint = sha256(canonical(body))
  const leaseUntil = secondsFrom(realTime(), LEASE_SECONDS)
  const fresh = {
    scope,
    key,
    fingerprint,
    resourceId: newId(),
    leaseUntil,
    expiresAt: daysFrom(now, KEPT_DAYS),
  }
  // One statement decides: a new key, one whose day has passed, or one whose holder died is ours; any other is not.
  const [mine] = await db
    .insert(idempotencyKeys)
    .values({ ...fresh, createdAt: now })
    .onConflictDoUpdate({
      target: [idempotencyKeys.scope, idempotencyKeys.key],
      set: {
        leaseUntil,
        fingerprint,
        resourceId: sql`case when ${idempotencyKeys.expiresAt} <= ${now.toISOString()}::timestamptz then excluded.resource_id else ${idempotencyKeys.resourceId} end`,
        expiresAt: fresh.expiresAt,
        sealedAnswer: null,
        status: null,
        body: null,
      },
      setWhere: or(
        lte(idempotencyKeys.expiresAt, now),
        and(
          isUnanswered,
          lt(idempotencyKeys.leaseUntil, realTime()),
          eq(idempotencyKeys.fingerprint, fingerprint),
        ),
      ),
    })
    .returning({ resourceId: idempotencyKeys.resourceId })
  if (mine) return { claim: { scope, key, resourceId: mine.resourceId, leaseUntil } }
  const [first] = await db
    .select()
    .from(idempotencyKeys)
    .where(
      and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key), gt(idempotencyKeys.expiresAt, now)),
    )
  if (first && first.fingerprint !== fingerprint) throw new Failure('Idempotency.KeyMismatch')
  const answer = first && answerOf(house, first)
  if (!answer) throw inProgress()
  return {
    replay: new Response(answer.status === 204 ? null : answer.body, {
      status: answer.status,
      headers: {
        ...(answer.contentType !== null && { 'content-type': answer.contentType }),
        'idempotent-replayed': 'true',
      },
    }),
  }
}

/**
 * Keeps the final answer. A 5xx is not final: the key is let go, with its resource id, for the retry.
 * `isUnderWay`: somebody else is still making what it is for.
 * False for a holder that has lost the key to a successor: what it made may have been made anew, so its answer is not told.
 */
export async function settleKey(
  { db, env }: House,
  claim: Claim,
  response: Response,
  isUnderWay = false,
): Promise<boolean> {
  const row = and(
    eq(idempotencyKeys.scope, claim.scope),
    eq(idempotencyKeys.key, claim.key),
    eq(idempotencyKeys.leaseUntil, claim.leaseUntil),
    isUnanswered,
  )
  if (response.status >= 500 || response.status === 429 || isUnderWay) {
    await db.update(idempotencyKeys).set({ leaseUntil: LONG_AGO }).where(row)
    return true
  }
  if (response.status >= 400) {
    // A refusal made nothing, so it does not burn the key: a corrected request may use it.
    await db.delete(idempotencyKeys).where(row)
    return true
  }
  const answer: Answer = {
    status: response.status,
    contentType: response.headers.get('content-type'),
    body: await response.clone().text(),
  }
  const kept = await db
    .update(idempotencyKeys)
    .set({
      sealedAnswer: sealSecret(env, placeOf(claim), JSON.stringify(answer)),
      // An older version, which does not know the column beside it, takes the key for one that is in use.
      leaseUntil: idempotencyKeys.expiresAt,
    })
    .where(row)
    .returning({ key: idempotencyKeys.key })
  return kept.length > 0
}

const RESEALED_AT_ONCE = 200

/** Re-encrypts stored responses after a key rotation, so that the old key can be removed. Returns how many. */
export async function resealAnswers({ db, env, log }: House): Promise<number> {
  let resealed = 0
  for (let last: Pick<Row, 'scope' | 'key'> = { scope: '', key: '' }; ; ) {
    const { key, scope, sealedAnswer } = idempotencyKeys
    const rows = await db
      .select()
      .from(idempotencyKeys)
      .where(and(isNotNull(sealedAnswer), sql`(${scope}, ${key}) > (${last.scope}, ${last.key})`))
      .orderBy(scope, key)
      .limit(RESEALED_AT_ONCE)
    for (const row of rows) if (await resealAnswer({ db, env, log }, row)) resealed++
    const end = rows.at(-1)
    if (!end || rows.length < RESEALED_AT_ONCE) return resealed
    last = end
  }
}

async function resealAnswer({ db, env, log }: Pick<House, 'db' | 'env' | 'log'>, row: Row): Promise<boolean> {
  if (row.sealedAnswer === null || !isSealedUnderOldKey(env, row.sealedAnswer)) return false
  try {
    const anew = sealSecret(env, placeOf(row), openSecret(env, placeOf(row), row.sealedAnswer))
    const done = await db
      .update(idempotencyKeys)
      .set({ sealedAnswer: anew })
      .where(
        and(
          eq(idempotencyKeys.scope, row.scope),
          eq(idempotencyKeys.key, row.key),
          eq(idempotencyKeys.sealedAnswer, row.sealedAnswer),
        ),
      )
      .returning({ key: idempotencyKeys.key })
    return done.length > 0
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error
    log.error({ err: error, scope: row.scope }, 'a stored response could not be re-encrypted')
    return false
  }
}
