// Operators find organisations of every client; nobody else finds any.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { searchOrganisations } from './find'

let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
  for (const name of ['Bakery 100%', 'Bakery Two', 'Florist'])
    await testPeople(house, { organisation: { name } })
})
afterAll(() => house.close())

const found = async (q: string, isOperator = true) =>
  (await searchOrganisations(house, { isOperator }, q)).map(({ name }) => name)

it('an operator finds organisations of all clients, by part of the name', async () => {
  expect(await found('')).toEqual(['Bakery 100%', 'Bakery Two', 'Florist'])
  expect(await found('bakery')).toEqual(['Bakery 100%', 'Bakery Two'])
  expect(await found('0%')).toEqual(['Bakery 100%'])
})

// promise 77
it('who is no operator finds none', async () => {
  expect(await found('', false)).toEqual([])
})
