// What a drain gives back is its own: nobody loses what they have taken meanwhile.
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { inbox } from '@/db/schema/mail'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { insertEvent, takeEvents, updateEventsGivenBack } from './store'

const take = (house: TestHouse) => takeEvents(house.db, 10, house.clock.now())

async function twoEvents(house: TestHouse, name: string): Promise<void> {
  await house.db.delete(inbox)
  const createdAt = house.clock.now()
  for (const eventId of [`evt_${name}1`, `evt_${name}2`])
    await insertEvent(
      house.db,
      { account: 'acct_1', eventId, type: 'charge.updated', livemode: false, createdAt },
      '{}',
      createdAt,
    )
}

const held = (house: TestHouse) =>
  house.db
    .select({ attempts: inbox.attempts, isHeld: sql<boolean>`${inbox.heldUntil} > now()` })
    .from(inbox)
    .orderBy(inbox.id)

// promise 60
it('gives back what it has, to be taken at once and as if nobody had tried', async ({ house }) => {
  await twoEvents(house, 'own')
  const mine = await take(house)
  expect(mine).toHaveLength(2)
  await updateEventsGivenBack(house.db, mine.slice(0, 1), house.clock.now())
  expect(await take(house)).toMatchObject([{ eventId: mine[0]?.eventId, attempts: 1 }])
})

// promise 123
it('takes nothing from who has it since its lease ran out', async ({ house }) => {
  await twoEvents(house, 'lent')
  const late = await take(house)
  // A lease runs by the database's clock, which no test moves.
  await house.db.execute(sql`update inbox set held_until = now() - interval '1 second'`)
  house.clock.advance(25)
  expect(await take(house)).toHaveLength(2)
  await updateEventsGivenBack(house.db, late, house.clock.now())
  expect(await held(house)).toEqual([
    { attempts: 2, isHeld: true },
    { attempts: 2, isHeld: true },
  ])
  expect(await take(house)).toEqual([])
})
