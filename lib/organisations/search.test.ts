// Operators find organisations of every client; nobody else finds any.
import { expect } from 'vitest'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { searchOrganisations } from './find'

it.beforeAll(async ({ house }) => {
  for (const name of ['Bakery 100%', 'Bakery Two', 'Florist'])
    await testPeople(house, { organisation: { name } })
})

const found = async (house: TestHouse, q: string, isOperator = true) =>
  (await searchOrganisations(house, { isOperator }, q)).map(({ name }) => name)

it('an operator finds organisations of all clients, by part of the name', async ({ house }) => {
  expect(await found(house, '')).toEqual(['Bakery 100%', 'Bakery Two', 'Florist'])
  expect(await found(house, 'bakery')).toEqual(['Bakery 100%', 'Bakery Two'])
  expect(await found(house, '0%')).toEqual(['Bakery 100%'])
})

// promise 77
it('who is no operator finds none', async ({ house }) => {
  expect(await found(house, '', false)).toEqual([])
})
