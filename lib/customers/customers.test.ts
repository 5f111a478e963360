// Customers: of one organisation, and text that every mail and page can carry.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { PATCH, GET as read } from '@/app/customers/[id]/route'
import { GET as list, POST } from '@/app/customers/route'
import { call } from '@/lib/testing/calls'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'

let house: TestHouse
let people: Awaited<ReturnType<typeof testPeople>>

beforeAll(async () => {
  house = await testHouse()
  people = await testPeople(house)
})
afterAll(() => house.close())

const create = (body: unknown) => call(POST, { ...people, body })

it('is created, read and changed; null clears, and what is left out stays', async () => {
  const created = await create({
    name: '  O’Neill & Söhne 🥐 ',
    email: 'post@oneill.example',
    address: { line1: '1 Quay', country: 'IE' },
    locale: 'en-ie',
  })
  expect(created.status).toBe(201)
  expect(created.json).toMatchObject({ name: 'O’Neill & Söhne 🥐', locale: 'en-IE' })
  const params = { id: String(created.json.id) }
  expect((await call(read, { ...people, params })).json).toEqual(created.json)
  const changed = await call(PATCH, { ...people, params, body: { address: null, locale: 'ga' } })
  const { updatedAt } = changed.json
  expect(changed.json).toEqual({ ...created.json, address: null, locale: 'ga', updatedAt })
  expect(String(updatedAt) > String(created.json.updatedAt)).toBe(true)
})

it.each([
  [{}, '/name'],
  [{ name: 'a\u0000' }, '/name'],
  [{ name: '\ud83e' }, '/name'],
  [{ name: 'A', email: 'a@b.example\nBcc: c@d.example' }, '/email'],
  [{ name: 'A', locale: 'de_DE' }, '/locale'],
  [{ name: 'A', address: { country: 'Germany' } }, '/address/country'],
  [{ name: 'A', address: { planet: 'Mars' } }, '/address/planet'],
  [{ name: 'A', organisationId: 'x' }, '/organisationId'],
  [[], ''],
])('refuses %j', async (body, pointer) => {
  const { status, json } = await create(body)
  expect(status).toBe(400)
  expect(json.errors).toMatchObject([{ pointer }])
})

// promise 78
it('of another organisation is not there', async () => {
  const other = await testPeople(house)
  const answers = await Promise.all([
    call(read, { ...people, params: { id: other.customerId } }),
    call(read, { ...people, params: { id: crypto.randomUUID() } }),
    call(PATCH, { ...people, params: { id: other.customerId }, body: { name: 'Mine' } }),
    call(PATCH, { ...people, params: { id: other.customerId }, body: {} }),
    call(read, { ...people, params: { id: 'x' } }),
  ])
  expect(answers.map(({ status, json }) => [status, json.code])).toEqual(
    Array(5).fill([404, 'Customer.NotFound']),
  )
  const told = answers.map(({ json }) => JSON.stringify({ ...json, requestId: '', instance: '' }))
  expect(new Set(told).size).toBe(1)
  expect((await call(list, other)).json.data).toHaveLength(1)
})

it('needs to know which organisation, and one of one’s own', async () => {
  const other = await testPeople(house)
  const without = await call(list, { apiKey: people.apiKey })
  expect([without.status, without.json.code]).toEqual([400, 'Organisation.HeaderMissing'])
  const foreign = await call(list, { apiKey: people.apiKey, organisationId: other.organisationId })
  expect([foreign.status, foreign.json.code]).toEqual([404, 'Organisation.NotFound'])
})

it('is found by part of the name or the email address, whatever the case, and wildcards are only characters', async () => {
  const mine = await testPeople(house)
  for (const [name, email] of [
    ['Hotel Lindenhof', 'front@lindenhof.example'],
    ['100% Rye', 'rye_bread@mill.example'],
  ])
    await call(POST, { ...mine, body: { name, email } })
  const found = async (q: string) => {
    const { json } = await call(list, { ...mine, query: `?${new URLSearchParams({ q })}` })
    return (json.data as { name: string }[]).map(({ name }) => name)
  }
  expect(await found('linden')).toEqual(['Hotel Lindenhof'])
  expect(await found('FRONT@')).toEqual(['Hotel Lindenhof'])
  expect(await found('%')).toEqual(['100% Rye'])
  expect(await found('rye_')).toEqual(['100% Rye'])
  expect(await found('nobody')).toEqual([])
})
