// Rates by API: the usual ones are there without being stored, can be changed, and come back.
import { expect } from 'vitest'
import { DELETE, GET, PATCH } from '@/app/tax-rates/[id]/route'
import { GET as list, POST } from '@/app/tax-rates/route'
import { parsePercent } from '@/lib/money/decimal'
import { call } from '@/lib/testing/calls'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import type { People } from '@/lib/testing/people'
import { usualRatesOf } from './usual'

interface Rate {
  id: string
  code: string
  name: string
  rate: number
  isUsual: boolean
}

const all = async (people: People, query = '') => {
  const { json } = await call(list, { ...people, query })
  return json as { data: Rate[]; nextCursor: string | null }
}
const create = (people: People, body: object) => call(POST, { ...people, body })
const on = (people: People, handler: Parameters<typeof call>[0], id: string, body?: object) =>
  call(handler, { ...people, params: { id }, ...(body && { body }) })

it('the usual rates of the country are ready, the standard one first, and page by page', async ({
  people,
}) => {
  const { data } = await all(people)
  expect(data.map(({ code, rate }) => `${code} ${rate}`)).toEqual([
    'standard 19',
    'reduced 7',
    'zero 0',
    'reverse-charge 0',
    'intra-community 0',
    'export 0',
  ])
  expect((await all(people)).data).toEqual(data)
  const seen: Rate[] = []
  let cursor: string | null = null
  do {
    const page: Awaited<ReturnType<typeof all>> = await all(
      people,
      `?limit=4${cursor ? `&cursor=${cursor}` : ''}`,
    )
    seen.push(...page.data)
    cursor = page.nextCursor
  } while (cursor)
  expect(seen).toEqual(data)
})

it('a rate is created once, read, changed and deleted', async ({ people }) => {
  const made = await create(people, { code: 'books', name: 'Books', rate: '5.5' })
  expect([made.status, made.json]).toMatchObject([
    201,
    { rate: 5.5, category: 'S', reason: null, isUsual: false },
  ])
  const id = String(made.json.id)
  expect((await create(people, { code: 'BOOKS', name: 'Again', rate: 5 })).json.code).toBe(
    'TaxRate.CodeTaken',
  )
  expect((await on(people, PATCH, id, { rate: 0, category: 'E', reason: '§ 4 UStG' })).json).toMatchObject({
    ...{ code: 'books', rate: 0, category: 'E', reason: '§ 4 UStG' },
  })
  expect((await on(people, PATCH, id, { code: 'zero' })).json.code).toBe('TaxRate.CodeTaken')
  expect((await on(people, GET, id)).json.name).toBe('Books')
  expect((await all(people)).data[0]?.id).toBe(id)
  expect((await on(people, DELETE, id)).status).toBe(204)
  expect((await on(people, GET, id)).json.code).toBe('TaxRate.NotFound')
})

it('a usual rate is changed under its id, and comes back when that is deleted', async ({ people }) => {
  const [standard] = (await all(people)).data
  if (!standard) throw new Error('there is no standard rate')
  expect((await on(people, DELETE, standard.id)).json.code).toBe('TaxRate.Usual')
  const changed = await on(people, PATCH, standard.id, { rate: 16, name: 'For half a year' })
  expect(changed.json).toMatchObject({ id: standard.id, code: 'standard', rate: 16, isUsual: false })
  expect((await on(people, PATCH, standard.id, { rate: 16.5 })).json).toMatchObject({
    name: 'For half a year',
  })
  expect((await all(people)).data.filter(({ code }) => code === 'standard')).toHaveLength(1)
  expect((await on(people, DELETE, standard.id)).status).toBe(204)
  expect((await on(people, GET, standard.id)).json).toEqual(standard)
})

it.for([
  [{ code: 'x', name: 'X', rate: 101 }, '/rate too-large'],
  [{ code: 'x', name: 'X', rate: 0, category: 'S' }, '/category needs-a-rate'],
  [{ code: 'x', name: 'X', rate: 7, category: 'E' }, '/category bears-no-tax'],
  [{ code: 'x', name: 'X', rate: 7, reason: 'x' }, '/reason not-allowed'],
  [{ code: 'a b', name: 'X', rate: 7 }, '/code invalid-format'],
] as const)('%o is refused: %s', async ([body, fault], { people }) => {
  const { json } = await create(people, body)
  expect(
    (json.errors as { pointer: string; code: string }[]).map(({ code, pointer }) => `${pointer} ${code}`),
  ).toEqual([fault])
})

it('a small business has one rate, and one that says why', async ({ house, people }) => {
  await house.db.$client`update organisations set vat_registered = false where id = ${people.organisationId}`
  expect((await all(people)).data.map(({ code }) => code)).toEqual(['small-business'])
})

it.for([
  ['FI', 25.5],
  ['CH', 8.1],
  ['GB', 20],
  ['HU', 27],
] as const)('in %s the standard rate is %d %', ([country, percent]) => {
  const [first] = usualRatesOf({ id: 'x', country, vatRegistered: null, createdAt: new Date(0) })
  expect(first).toMatchObject({ code: 'standard', ratePpm: parsePercent(percent) })
})

it('a country of which we know no rate has the zero rate alone', () => {
  const rates = usualRatesOf({ id: 'x', country: 'US', vatRegistered: null, createdAt: new Date(0) })
  expect(rates.map(({ code }) => code)).toEqual(['zero'])
})
