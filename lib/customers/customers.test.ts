// Customers: of one organisation, and text that every mail and page can carry.
import { expect } from 'vitest'
import { PATCH, GET as read } from '@/app/customers/[id]/route'
import { GET as list, POST } from '@/app/customers/route'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import { testPeople } from '@/lib/testing/people'

type People = Awaited<ReturnType<typeof testPeople>>

const create = (people: People, body: unknown) => call(POST, { ...people, body })

withHouse('is created, read and changed; null clears, and what is left out stays', async ({ people }) => {
  const created = await create(people, {
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

withHouse.for([
  [{}, '/name'],
  [{ name: 'a\u0000' }, '/name'],
  [{ name: '\ud83e' }, '/name'],
  [{ name: 'A', email: 'a@b.example\nBcc: c@d.example' }, '/email'],
  [{ name: 'A', locale: 'de_DE' }, '/locale'],
  [{ name: 'A', address: { country: 'Germany' } }, '/address/country'],
  [{ name: 'A', address: { planet: 'Mars' } }, '/address/planet'],
  [{ name: 'A', organisationId: 'x' }, '/organisationId'],
  [[], ''],
] as const)('refuses %j', async ([body, pointer], { people }) => {
  const { status, json } = await create(people, body)
  expect(status).toBe(400)
  expect(json.errors).toMatchObject([{ pointer }])
})

// promise 78
withHouse('of another organisation is not there', async ({ house, people }) => {
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

withHouse('needs to know which organisation, and one of one’s own', async ({ house, people }) => {
  const other = await testPeople(house)
  const without = await call(list, { apiKey: people.apiKey })
  expect([without.status, without.json.code]).toEqual([400, 'Organisation.HeaderMissing'])
  const foreign = await call(list, { apiKey: people.apiKey, organisationId: other.organisationId })
  expect([foreign.status, foreign.json.code]).toEqual([404, 'Organisation.NotFound'])
})

withHouse(
  'is found by part of the name or the email address, whatever the case, and wildcards are only characters',
  async ({ house }) => {
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
  },
)
