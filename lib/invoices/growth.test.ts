// What a page costs does not grow with the number of invoices: the blocks that it touches, counted at two sizes.
import postgres, { type Sql } from 'postgres'
import { describe, expect } from 'vitest'
import { openDatabase } from '@/db/database'
import { sortedQuery } from '@/lib/http/fields/sorting'
import { createTestDatabase } from '@/lib/testing/database'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { blocksOf, plansOf } from '@/lib/testing/plans'
import { seedInvoices } from '@/scripts/seed-million-rows'
import { exportInvoices } from './browse/browse'
import { readBrowseQuery } from './browse/query'
import { listInvoices } from './find'
import { INVOICE_ORDERS } from './store'

interface World {
  house: TestHouse
  client: Sql
  giantId: string
  /** Of an invoice to one of the many customers of that name. */
  numberOfKrone: number
}

const SIZES = { small: 3_000, large: 45_000 }
/** An index is a level deeper, and what is short is no longer read as a whole. */
const MAY_GROW = 1.3
const SOME = 60

async function seeded(client: Sql, invoices: number) {
  const { giantId } = await seedInvoices(client, { invoices, organisations: 6, giantShare: 0.5 })
  const [last] = await client`
    select number from invoices i join customers c on c.id = i.customer_id
    where i.organisation_id = ${giantId} and c.name like '%Krone%' and number > 1000 order by number desc limit 1`
  return { giantId, numberOfKrone: Number(last?.number) }
}

const it = withHouse
  .extend(
    'small',
    { scope: 'file' },
    async ({ client, house }): Promise<World> => ({
      ...{ client, house },
      ...(await seeded(client, SIZES.small)),
    }),
  )
  .extend('large', { scope: 'file' }, async ({ house }, { onCleanup }): Promise<World> => {
    const { drop, url } = await createTestDatabase()
    const client = postgres(url, { max: 2, onnotice: () => undefined })
    const db = openDatabase(url)
    onCleanup(async () => {
      await Promise.all([client.end(), db.$client.end()])
      await drop()
    })
    return { client, house: { ...house, db }, ...(await seeded(client, SIZES.large)) }
  })

const FIRST = { limit: 20, sort: '-createdAt' }
const daysAgo = (house: TestHouse, days: number) =>
  new Date(house.clock.now().getTime() - days * 86_400_000).toISOString().slice(0, 10)

type Ask = (world: World) => Promise<unknown>

const PAGES: Record<string, Ask> = {
  'due before a day long past': ({ giantId, house }) =>
    listInvoices(house, giantId, { ...FIRST, dueBefore: daysAgo(house, 900) }),
  'due before today': ({ giantId, house }) =>
    listInvoices(house, giantId, { ...FIRST, dueBefore: daysAgo(house, 0) }),
  'issued up to a day long past': ({ giantId, house }) =>
    listInvoices(house, giantId, { ...FIRST, issuedTo: daysAgo(house, 900) }),
  'issued in some months': ({ giantId, house }) =>
    listInvoices(house, giantId, {
      ...FIRST,
      issuedFrom: daysAgo(house, 700),
      issuedTo: daysAgo(house, 600),
    }),
  'issued of late, the oldest first': ({ giantId, house }) =>
    listInvoices(house, giantId, { ...FIRST, sort: 'createdAt', issuedFrom: daysAgo(house, 10) }),
  'due before a day long past, by due date': ({ giantId, house }) =>
    listInvoices(house, giantId, { ...FIRST, sort: '-dueDate', dueBefore: daysAgo(house, 900) }),
  'found by a customer’s name and the number': async (world) => {
    const q = `krone ${world.numberOfKrone}`
    const { rows } = await listInvoices(world.house, world.giantId, { ...FIRST, q })
    expect(rows.map(({ number }) => number)).toContain(world.numberOfKrone)
  },
}

const blocks = async (world: World, ask: Ask) =>
  blocksOf(await plansOf(world.house, world.client, () => ask(world)))

describe.each(Object.entries(PAGES))('invoices %s', (_, ask) => {
  it('touch as many blocks among many as among few', async ({ large, small }) => {
    expect(await blocks(large, ask)).toBeLessThan(MAY_GROW * (await blocks(small, ask)) + SOME)
  })
})

describe('narrowed by dates, the list', () => {
  it.for([
    { dueBefore: 500 },
    { dueBefore: 900 },
    { dueBefore: 1_200 },
    { issuedTo: 900 },
    { issuedTo: 1_090 },
    { issuedFrom: 500, issuedTo: 480 },
    { issuedFrom: 700, issuedTo: 500 },
    { issuedFrom: 30 },
    { dueBefore: 400, issuedFrom: 430 },
    { issuedFrom: 400, issuedTo: 500 },
    { dueBefore: 12_000 },
    { issuedTo: -60_000 },
  ])('by %j has every invoice, either way, page by page', async (days, { small }) => {
    const { client, giantId, house } = small
    const dates = Object.fromEntries(
      Object.entries(days).map(([name, ago]) => [name, daysAgo(house, ago)]),
    ) as { dueBefore?: string; issuedFrom?: string; issuedTo?: string }
    const { dueBefore = null, issuedFrom = null, issuedTo = null } = dates
    const all = await client`
      select id from invoices where organisation_id = ${giantId}
        and (${dueBefore}::date is null or due_date < ${dueBefore}::date)
        and (${issuedFrom}::date is null or issue_date >= ${issuedFrom}::date)
        and (${issuedTo}::date is null or issue_date <= ${issuedTo}::date)
      order by created_at, id`
    for (const sort of ['createdAt', '-createdAt']) {
      const seen: string[] = []
      for (let cursor: string | null = ''; cursor !== null; ) {
        const request = sortedQuery(INVOICE_ORDERS).parse({ limit: '100', sort, ...(cursor && { cursor }) })
        const page = await listInvoices(house, giantId, { ...request, ...dates })
        seen.push(...page.rows.map(({ id }) => id))
        cursor = page.nextCursor
      }
      const expected = all.map(({ id }) => String(id))
      expect(seen).toEqual(sort === 'createdAt' ? expected : expected.toReversed())
    }
  })
})

/** Before 2000, after 2100, and without a due date: where the spans have no ends. */
it('finds what lies before and behind all spans', async ({ people, house, client }) => {
  const days = [
    '1899-12-31',
    '1999-12-31',
    '2000-01-01',
    '2000-02-02',
    '2099-12-31',
    '2100-01-20',
    '2999-01-01',
  ]
  for (const [at, day] of days.entries())
    await client`insert into invoices (id, organisation_id, customer_id, currency, issue_date, due_date, sub_total_minor, tax_minor, total_minor)
      values (${`0000000${at}-0000-7000-8000-000000000000`}, ${people.organisationId}, ${people.customerId}, 'EUR', ${day}, ${at % 2 === 0 ? day : null}, 100, 0, 100)`
  // More than are looked at before the scans.
  await client`insert into invoices (id, organisation_id, customer_id, currency, issue_date, sub_total_minor, tax_minor, total_minor, created_at)
    select gen_random_uuid(), ${people.organisationId}, ${people.customerId}, 'EUR', '2010-01-01', 100, 0, 100, now() + n * interval '1 second' from generate_series(1, 250) n`
  const issued = async (dates: object) => {
    const { rows } = await listInvoices(house, people.organisationId, { ...FIRST, limit: 100, ...dates })
    return rows.map(({ issueDate }) => issueDate).toSorted()
  }
  expect(await issued({ issuedTo: '1999-12-31' })).toEqual(days.slice(0, 2))
  expect(await issued({ issuedTo: '2000-01-20' })).toEqual(days.slice(0, 3))
  expect(await issued({ issuedFrom: '1950-01-01', issuedTo: '2001-01-01' })).toEqual(days.slice(1, 4))
  expect(await issued({ issuedFrom: '2100-01-01' })).toEqual(days.slice(5))
  expect(await issued({ issuedFrom: '2099-12-31' })).toEqual(days.slice(4))
  expect(await issued({ dueBefore: '2099-12-31' })).toEqual(['1899-12-31', '2000-01-01'])
})

describe('a file of all invoices', () => {
  it.for(['-issued', 'due', '-total', 'outstanding'])(
    'sorted by %s costs the same for each row',
    async (sort, { large, small }) => {
      const blocksPerRow = async ({ client, giantId, house }: World) => {
        let rows = 0
        const write = async () => {
          const scope = { organisationId: giantId }
          for await (const _ of await exportInvoices(house, scope, readBrowseQuery({ sort }))) rows++
        }
        return blocksOf(await plansOf(house, client, write)) / rows
      }
      expect(await blocksPerRow(large)).toBeLessThan(MAY_GROW * (await blocksPerRow(small)) + 2)
    },
  )
})
