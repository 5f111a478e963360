// SQL for provider health over time, read from the index of recent calls.
import { sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { providerCalls } from '@/db/schema/applications'

export interface HealthRow {
  connectionId: string
  /** Counted from `from`; 0 is the first. */
  slot: number
  answered: number
  failed: number
  refused: number
  medianMs: number
}

/** Slots without a call are not among them. `answered` counts all that says something about the provider: no refusals. */
export async function selectHealth(
  db: Queryable,
  connectionIds: readonly string[],
  { from, slotSeconds, until }: { from: Date; until: Date; slotSeconds: number },
): Promise<HealthRow[]> {
  if (connectionIds.length === 0) return []
  const { at, connectionId, latencyMs, outcome } = providerCalls
  const since = sql`${from.toISOString()}::timestamptz`
  const rows = await db.execute<{
    connection: string
    slot: number
    answered: number
    failed: number
    refused: number
    median: number
  }>(sql`
    select ${connectionId} as connection,
      floor(extract(epoch from ${at} - ${since}) / ${slotSeconds})::int as slot,
      count(*) filter (where ${outcome} <> 'refused')::int as answered,
      count(*) filter (where ${outcome} in ('failed', 'timed-out'))::int as failed,
      count(*) filter (where ${outcome} = 'refused')::int as refused,
      percentile_cont(0.5) within group (order by ${latencyMs})::float8 as median
    from ${providerCalls}
    where ${connectionId} in (${sql.join(
      connectionIds.map((id) => sql`${id}::uuid`),
      sql`, `,
    )}) and ${at} >= ${since} and ${at} < ${until.toISOString()}::timestamptz
    group by 1, 2`)
  return rows.map(({ answered, connection, failed, median, refused, slot }) => ({
    connectionId: connection,
    slot,
    answered,
    failed,
    refused,
    medianMs: Math.round(median),
  }))
}
