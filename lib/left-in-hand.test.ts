// What a killed process had in hand is taken up by who starts alone, and by nobody else.
import { sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { openPresence } from '@/db/presence'
import { outbox } from '@/db/schema/mail'
import { takeUpWhatWasLeft } from './left-in-hand'
import { takeLetters } from './outbox/store'
import { sendBill } from './testing/business'
import { withBusiness as it } from './testing/fixtures'

const LEASE = { leaseSeconds: 90, limit: 10 }

it('a letter in hand is free again, and one that nobody had stays as it is', async ({ business, house }) => {
  await sendBill(business)
  const taken = await takeLetters(house.db, LEASE)
  expect(taken.length).toBeGreaterThan(0)
  expect(await takeLetters(house.db, LEASE)).toEqual([])
  await takeUpWhatWasLeft(house.db)
  const again = await takeLetters(house.db, LEASE)
  expect(again.map(({ id }) => id)).toEqual(taken.map(({ id }) => id))
  // Whoever had it before has lost it.
  expect(again.map(({ attempts }) => attempts)).toEqual(taken.map(({ attempts }) => attempts + 1))
})

it('who comes to another that lives takes nothing from it; who comes after its death does', async ({
  business,
  house,
}) => {
  await sendBill(business)
  await takeLetters(house.db, LEASE)
  const { databaseDirectUrl } = house.env
  const held = () => house.db.$count(outbox, sql`held_until > now()`)
  const takeUp = () => takeUpWhatWasLeft(house.db)
  const before = await held()
  expect(before).toBeGreaterThan(0)
  const first = await openPresence(databaseDirectUrl, async () => undefined)
  const second = await openPresence(databaseDirectUrl, takeUp)
  expect([first.wasAlone, second.wasAlone, await held()]).toEqual([true, false, before])
  await Promise.all([first.end(), second.end()])
  const third = await openPresence(databaseDirectUrl, takeUp)
  expect([third.wasAlone, await held()]).toEqual([true, 0])
  await third.end()
})
