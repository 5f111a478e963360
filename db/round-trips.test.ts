// How often a statement goes to the database and back: that somebody acts costs the commit, and nothing else.
import { sql } from 'drizzle-orm'
import { expect, inject, it } from 'vitest'
import { openLine } from '@/lib/testing/line'
import { actAs } from './actor'
import { openDatabase } from './database'
import { transact } from './transact'

const ACTOR = 'person:1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed'

it('says who acts with the beginning, and sends what comes first along', async () => {
  const admin = inject('databaseAdminUrl')
  const line = await openLine(admin)
  // The pool asks how the database is past the line, so that a slow machine counts as none of ours.
  const db = openDatabase(line.url, { directUrl: admin })
  const actors: (string | null)[] = []
  const tripsOf = async (work: () => Promise<unknown>) => {
    const before = line.roundTrips()
    await work()
    return line.roundTrips() - before
  }
  const noted = sql`insert into round_trips values (${1}) returning nullif(current_setting('remit.actor', true), '') as actor`
  const note = async (rows: PromiseLike<readonly Record<string, unknown>[]>) => {
    const [row] = await rows
    actors.push(row?.actor as string | null)
  }
  try {
    await db.execute(sql`create table if not exists round_trips (n int)`)
    // A statement with parameters is described first, and then carried out: that is how the driver learns their types.
    expect(await tripsOf(() => note(db.execute(noted)))).toBe(2)
    expect(await tripsOf(() => actAs(ACTOR, () => note(db.execute(noted))))).toBe(3)
    expect(await tripsOf(() => actAs(ACTOR, () => transact(db, (tx) => note(tx.execute(noted)))))).toBe(3)
    expect(await tripsOf(() => transact(db, (tx) => note(tx.execute(noted))))).toBe(3)
    expect(actors).toEqual([null, ACTOR, ACTOR, null])
    // From now on the connection knows it by a name, and by its types.
    await note(db.execute(noted))
    expect(await tripsOf(() => note(db.execute(noted)))).toBe(1)
    expect(await tripsOf(() => actAs(ACTOR, () => transact(db, (tx) => note(tx.execute(noted)))))).toBe(2)
    await db.execute(sql`drop table round_trips`)
  } finally {
    await db.$client.end()
    line.close()
  }
})
