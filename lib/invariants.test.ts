// The check of the books: one invariant that is slow, or cannot be counted, silences no other.
import { expect } from 'vitest'
import { withHouse as it } from '@/lib/testing/fixtures'
import { countInvariants } from './invariants'

// promise 128
it('counts all others while one table is locked, and says which could not be counted', async ({ house }) => {
  house.logLines.length = 0
  const counts = await house.db.transaction(async (tx) => {
    await tx.execute('lock table checkouts in access exclusive mode')
    return countInvariants(house, { withinMs: 200 })
  })
  expect(counts['checkout differs from its ledger']).toBeNull()
  expect(counts['invoice differs from its ledger']).toBe(0)
  expect(Object.values(counts).at(-1)).toBeTypeOf('number')
  const said = house.logLines.filter((line) => line.includes('could not be counted in time'))
  expect(said.some((line) => line.includes('checkout differs from its ledger'))).toBe(true)
  expect(Object.values(await countInvariants(house)).every((count) => count !== null)).toBe(true)
})
