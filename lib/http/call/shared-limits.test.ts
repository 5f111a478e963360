// Replicas count together what one caller asks of all of them.
import { expect } from 'vitest'
import { GET as viewInvoice } from '@/app/i/[token]/view/route'
import { openDatabase } from '@/db/database'
import { rateLimits } from '@/db/schema/limits'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import { countGuess, takeSharedTurn } from './shared-limits'

withHouse(
  'two replicas share one limit, however many call at once, and say when to retry',
  async ({ house }) => {
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
  },
)

withHouse(
  'link guesses are counted together, and logged once they come from many addresses',
  async ({ house }) => {
    // promise 88
    const other = { ...house, db: openDatabase(house.env.databaseUrl) }
    try {
      const address = newId()
      const guess = (at: number) => countGuess(at % 2 ? house : other, address, () => undefined)
      for (let at = 0; at < 60; at++) await guess(at)
      await expect(guess(0)).rejects.toMatchObject({ code: 'Request.TooMany' })
      await expect(guess(1)).rejects.toMatchObject({ code: 'Request.TooMany' })
      const alarms: string[] = []
      await house.db.$client`update rate_limits set points = 2000 where key like 'guessEverywhere%'`
      await countGuess(other, newId(), () => void alarms.push('all'))
      expect(alarms).toEqual(['all'])
    } finally {
      await other.db.$client.end()
    }
  },
)

withHouse('a read-only database does not change responses', async ({ house }) => {
  await house.db.$client`alter table rate_limits rename to rate_limits_away`
  try {
    const { json, status } = await call(viewInvoice, { params: { token: 'no-such-link' } })
    expect([status, json.code]).toEqual([404, 'Payment.InvalidToken'])
  } finally {
    await house.db.$client`alter table rate_limits_away rename to rate_limits`
  }
})
