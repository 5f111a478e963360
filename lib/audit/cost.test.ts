// What writing the audit trail costs: no more for each row of a large change than for each row of a small one.
import type { Sql } from 'postgres'
import { expect } from 'vitest'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import { verifyChain } from './verify'

/** What the tables of the trail have been asked and told so far, as the server counts it. */
async function workOf(one: Pick<Sql, 'unsafe'>) {
  await one.unsafe('select pg_stat_force_next_flush()')
  const [row] = await one.unsafe<{ ends: number; entries: number; looks: number }[]>(`
    select sum(n_tup_upd) filter (where relname = 'audit_chains')::int as ends,
      sum(n_tup_ins) filter (where relname = 'audit_entries')::int as entries,
      sum(idx_tup_fetch + seq_tup_read)::int as looks
    from pg_stat_user_tables where relname in ('audit_chains', 'audit_entries')`)
  if (!row) throw new Error('the server counts nothing')
  return row
}

it('grows as the number of changed rows does', async ({ client, house, people: { organisationId } }) => {
  // The server counts for each connection, and adds it up when that one is asked to.
  const one = await client.reserve()
  const costOf = async (rows: number) => {
    const before = await workOf(one)
    await one.unsafe(
      `insert into applications (id, organisation_id, name)
       select gen_random_uuid(), $1, 'Shop ' || n from generate_series(1, $2::int) n`,
      [organisationId, rows],
    )
    const after = await workOf(one)
    return {
      ends: after.ends - before.ends,
      entries: after.entries - before.entries,
      looks: after.looks - before.looks,
    }
  }
  try {
    const [few, many] = [await costOf(50), await costOf(400)]
    expect([few.entries, many.entries]).toEqual([50, 400])
    // Every version of a chain's end is walked through by whoever comes later in the same transaction.
    expect([few.ends, many.ends]).toEqual([1, 1])
    expect(many.looks).toBeLessThanOrEqual(8 * few.looks)
  } finally {
    one.release()
  }
  expect(await verifyChain(house.db, organisationId)).toMatchObject({
    isRight: true,
    head: { position: 451 },
  })
})
