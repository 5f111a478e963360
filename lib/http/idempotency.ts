// Idempotency keys: one key is one effect, and a repeat gets the first answer again, byte for byte.
import { and, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm'
import { idempotencyKeys } from '@/db/schema/mail'
import { daysFrom, secondsFrom } from '@/lib/clock'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newId, sha256 } from '@/lib/ids'

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

/**
 * Claims a key for its first use, or answers what the first use answered.
 * Throws `Idempotency.KeyMismatch` for another body and `Idempotency.InProgress` while the first is running.
 */
export async function claimKey(
  { clock, db }: House,
  scope: string,
  key: string,
  body: unknown,
): Promise<{ claim: Claim } | { replay: Response }> {
  const now = clock.now()
  const fingerprint = sha256(canonical(body))
  const leaseUntil = secondsFrom(now, LEASE_SECONDS)
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
        status: null,
        body: null,
      },
      setWhere: or(
        lte(idempotencyKeys.expiresAt, now),
        and(
          isNull(idempotencyKeys.status),
          lt(idempotencyKeys.leaseUntil, now),
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
  if (!first || first.status === null)
    throw new Failure('Idempotency.InProgress', undefined, { retryAfterSeconds: 1 })
  return {
    replay: new Response(first.body, {
      status: first.status,
      headers: { 'content-type': first.contentType ?? 'application/json', 'idempotent-replayed': 'true' },
    }),
  }
}

/**
 * Keeps the final answer. A 5xx is not final: the key is let go, with its resource id, for the retry.
 * `isUnderWay`: somebody else is still making what it is for. Does nothing for a holder that has lost the key.
 */
export async function settleKey(
  { db }: House,
  claim: Claim,
  response: Response,
  isUnderWay = false,
): Promise<void> {
  const row = and(
    eq(idempotencyKeys.scope, claim.scope),
    eq(idempotencyKeys.key, claim.key),
    eq(idempotencyKeys.leaseUntil, claim.leaseUntil),
    isNull(idempotencyKeys.status),
  )
  if (response.status >= 500 || response.status === 429 || isUnderWay) {
    await db.update(idempotencyKeys).set({ leaseUntil: LONG_AGO }).where(row)
    return
  }
  if (response.status >= 400) {
    // A refusal made nothing, so it does not burn the key: a corrected request may use it.
    await db.delete(idempotencyKeys).where(row)
    return
  }
  const body = await response.clone().text()
  await db
    .update(idempotencyKeys)
    .set({ status: response.status, contentType: response.headers.get('content-type'), body })
    .where(row)
}
