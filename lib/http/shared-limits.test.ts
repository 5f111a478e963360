// Replicas count together what one caller asks of all of them.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '@/db/database'
import { rateLimits } from '@/db/schema/limits'
import { type TestHouse, testHouse } from '@/db/testing/house'
import { newId } from '@/lib/ids'
import { takeSharedTurn } from './shared-limits'

let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

it('two replicas give out one share between them, however many ask at once, and say when to come again', async () => {
  const other = { ...house, db: openDatabase(house.env.databaseUrl) }
  try {
    const who = newId()
    await takeSharedTurn(house, 'checkoutsOfOrganisation', who)
    // Nearly all of this minute's share is gone.
    await house.db.update(rateLimits).set({ points: 1_190 })
    const asked = Array.from({ length: 30 }, (_, at) =>
      takeSharedTurn(at % 2 ? house : other, 'checkoutsOfOrganisation', who).then(
        () => 'served',
        (error: { code: string; retryAfterSeconds: number }) => error,
      ),
    )
    const answers = await Promise.all(asked)
    expect(answers.filter((answer) => answer === 'served')).toHaveLength(10)
    const refused = answers.find((answer) => answer !== 'served')
    expect(refused).toMatchObject({ code: 'Request.TooMany', retryAfterSeconds: expect.any(Number) })
    await takeSharedTurn(house, 'checkoutsOfOrganisation', newId())
  } finally {
    await other.db.$client.end()
  }
})
