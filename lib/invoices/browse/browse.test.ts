// The list that people look through: whatever is asked of it, it says what a plain query over all rows would say.
import type { Sql } from 'postgres'
import { describe, expect } from 'vitest'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { seedInvoices } from '@/scripts/seed-million-rows'
import { browseInvoices, exportInvoices } from './browse'
import { csvOfInvoices } from './csv'
import { type BrowseScope, type Parameters, readBrowseQuery, SORTS } from './query'
import { selectTallies, updateTallies } from './tallies'

const it = withHouse.extend('giantId', { scope: 'file' }, async ({ client }) => {
  const { giantId } = await seedInvoices(client, { invoices: 3_000, organisations: 4 })
  await planSome(client)
  return giantId
})

/** Every seventh of what is open is paid in parts, of which some should have come already, and of some all is on its way. */
const planSome = (client: Sql) => client`
  update invoices set part_due_on = case when number % 3 = 0 then 'infinity' else issue_date + 3 end
  where status in ('Sent', 'PartiallyPaid') and number % 7 = 0`

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const browse = (house: TestHouse, scope: BrowseScope, parameters: Parameters, limit?: number) =>
  browseInvoices(house, scope, readBrowseQuery(parameters), limit)

/** The same by reading everything, for comparison. */
async function plainly(client: Sql, { organisationId }: BrowseScope, parameters: Record<string, string>) {
  const { filters, isDescending, sort } = readBrowseQuery(parameters)
  const { currency, dueFrom, dueTo, isDisputed, isOverdue, issuedFrom, issuedTo, q, status } = filters
  const way = isDescending ? client`desc` : client`asc`
  const far = isDescending ? '0001-01-01' : '9999-12-31'
  const key = {
    issued: client`i.issue_date`,
    due: client`coalesce(i.due_date, ${far}::date)`,
    total: client`i.total_minor`,
    outstanding: client`i.outstanding_minor`,
  }[sort]
  return client<{ id: string; currency: string; total: string; outstanding: string }[]>`
    select i.id, i.currency, case when i.sent_at is null then 0 else i.outstanding_minor end::text as outstanding,
      case when i.sent_at is null or i.voided_at is not null then 0 else i.total_minor end::text as total
    from invoices i join customers c on c.id = i.customer_id join organisations o on o.id = i.organisation_id
    where ${organisationId ? client`i.organisation_id = ${organisationId}` : client`true`}
      and ${status ? client`i.status = ${status}` : client`true`}
      and ${currency ? client`i.currency = ${currency}` : client`true`}
      and ${issuedFrom ? client`i.issue_date >= ${issuedFrom}` : client`true`}
      and ${issuedTo ? client`i.issue_date <= ${issuedTo}` : client`true`}
      and ${dueFrom ? client`i.due_date >= ${dueFrom}` : client`true`}
      and ${dueTo ? client`i.due_date <= ${dueTo}` : client`true`}
      and ${isOverdue ? client`coalesce(i.part_due_on, i.due_date) < (now() at time zone o.time_zone)::date and i.status in ('Sent', 'PartiallyPaid')` : client`true`}
      and ${q ? client`c.name || ' ' || c.email ilike ${`%${q}%`}` : client`true`}
      and ${isDisputed ? client`i.id in (select invoice_id from payments join disputes d on d.payment_id = payments.id)` : client`true`}
    order by ${key} ${way}, i.issue_date ${way}, i.id ${way}`
}

const NARROWED: Record<string, string>[] = [
  {},
  { status: 'Paid' },
  { status: 'PartiallyPaid', currency: 'EUR' },
  { currency: 'USD' },
  { overdue: '1' },
  { overdue: '1', status: 'Sent', issuedTo: daysAgo(100) },
  { issuedFrom: daysAgo(500), issuedTo: daysAgo(200) },
  { dueFrom: daysAgo(500), dueTo: daysAgo(400) },
  { issuedFrom: daysAgo(400), dueTo: daysAgo(300), status: 'Void' },
  { issuedTo: daysAgo(300), dueFrom: daysAgo(250) },
  { disputed: '1' },
  { q: 'sonnenschein' },
  { q: 'HOTEL', dueTo: daysAgo(200), status: 'Paid' },
]

describe.each(NARROWED)('filtered by %j', (filters) => {
  it.for(SORTS.flatMap((sort) => [sort, `-${sort}`]))(
    'and sorted by %s, page by page and back',
    async (sort, { client, giantId, house }) => {
      for (const scope of [{}, { organisationId: giantId }]) {
        const parameters = { ...filters, sort }
        const expected = (await plainly(client, scope, parameters)).map(({ id }) => id)
        const limit = Math.max(7, Math.ceil(expected.length / 4))
        const seen: string[] = []
        const befores: (string | undefined)[] = []
        let turn: Parameters = {}
        for (;;) {
          const page = await browse(house, scope, { ...parameters, ...turn }, limit)
          seen.push(...page.rows.map(({ id }) => id))
          befores.push(page.before)
          if (!page.after) break
          turn = { after: page.after }
        }
        expect(seen).toEqual(expected)
        expect(befores[0]).toBeUndefined()
        const last = befores.at(-1)
        if (last) {
          const before = await browse(house, scope, { ...parameters, before: last }, limit)
          const end = expected.length - (expected.length % limit || limit)
          expect(before.rows.map(({ id }) => id)).toEqual(expected.slice(end - limit, end))
          expect(before.after).toBeDefined()
        }
      }
    },
  )

  it('shows the sums of all filtered invoices', async ({ client, house }) => {
    const rows = await plainly(client, {}, filters)
    const { count, sums } = await browse(house, {}, filters)
    expect(count).toEqual({ atLeast: rows.length, isMore: false })
    for (const { currency, invoiceCount, outstandingMinor, totalMinor } of sums ?? []) {
      const mine = rows.filter((row) => row.currency === currency)
      expect(invoiceCount).toBe(mine.length)
      expect(outstandingMinor).toBe(String(mine.reduce((sum, row) => sum + BigInt(row.outstanding), 0n)))
      expect(totalMinor).toBe(String(mine.reduce((sum, row) => sum + BigInt(row.total), 0n)))
    }
  })
})

describe('a search', () => {
  it('finds a number with and without its letters, and what Stripe calls the money', async ({
    client,
    giantId,
    house,
  }) => {
    const [paid] = await client`select invoice_id, provider_reference, charge_reference from payments
      where organisation_id = ${giantId} and state = 'succeeded' limit 1`
    const [invoice] =
      await client`select number, document_number from invoices where id = ${paid?.invoice_id}`
    const scope = { organisationId: giantId }
    for (const q of [
      invoice?.document_number,
      String(invoice?.number),
      paid?.provider_reference,
      paid?.charge_reference,
    ]) {
      const { rows } = await browse(house, scope, { q: String(q) })
      expect(
        rows.map(({ id }) => id),
        String(q),
      ).toContain(paid?.invoice_id)
    }
  })

  it('never finds other organisations’ invoices', async ({ client, giantId, house }) => {
    // promise 78
    const [theirs] =
      await client`select provider_reference from payments where organisation_id <> ${giantId} limit 1`
    const { rows } = await browse(
      house,
      { organisationId: giantId },
      { q: String(theirs?.provider_reference) },
    )
    expect(rows).toEqual([])
  })

  it.for(['%', '_', '\\', "'", '\u0000', '\ud800', 'x'.repeat(10_000), '(((('])(
    'reads the query %j',
    async (q, { house }) => {
      // promise 102
      expect((await browse(house, {}, { q: `zz${q}` })).rows).toEqual([])
    },
  )
})

describe('what needs attention', () => {
  it('includes unclear, failed and disputed payments, and each row says so', async ({ house }) => {
    const { count, rows } = await browse(house, {}, { attention: '1' })
    expect(count.atLeast).toBeGreaterThan(5)
    expect(rows.every(({ needsAttention }) => needsAttention)).toBe(true)
    const calm = await browse(house, {}, { status: 'Paid' })
    expect(calm.rows.some(({ needsAttention }) => !needsAttention)).toBe(true)
  })
})

it.for([
  { after: 'abc' },
  { after: 'x'.repeat(5_000) },
  { before: Buffer.from('-due 1 2026-01-01 no-id').toString('base64url') },
  { after: Buffer.from(`issued 1e9 2026-01-01 ${newId()}`).toString('base64url') },
  {
    sort: 'id; drop table invoices',
    status: 'Open',
    currency: '€',
    issuedFrom: '2026-02-31',
    overdue: 'yes',
  },
  { status: ['Paid; --', 'x'] },
])('ignores %j', async (parameters, { house }) => {
  // promise 103
  const first = await browse(house, {}, {})
  const { after, rows } = await browse(house, {}, parameters)
  expect(rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id))
  expect(after).toBe(first.after)
})

it('a cursor of another organisation shows nothing of theirs', async ({ giantId, house }) => {
  // promise 103
  const { after } = await browse(house, { organisationId: giantId }, {})
  const people = await testPeople(house)
  const page = await browse(house, { organisationId: people.organisationId }, { after: String(after) })
  expect(page).toMatchObject({ rows: [], isEmptyScope: true, count: { atLeast: 0 } })
})

describe('the sums', () => {
  it('follow every change immediately, and folding changes nothing', async ({ house }) => {
    const { customerId, organisationId } = await testPeople(house)
    const scope = { organisationId }
    const id = newId()
    const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '12.50' }]
    await createInvoice(house, {
      id,
      organisationId,
      customerId,
      currency: 'EUR',
      dueDate: '2999-01-01',
      lineItems,
    })
    const drafts = [{ currency: 'EUR', invoiceCount: 1, totalMinor: '0', outstandingMinor: '0' }]
    for (const look of [
      {},
      { status: 'Draft' },
      { q: 'sonnenschein' },
      { issuedFrom: '2020-01-01', sort: 'total' },
    ])
      expect((await browse(house, scope, look)).sums, JSON.stringify(look)).toMatchObject(drafts)
    await sendInvoice(house, organisationId, id)
    expect((await browse(house, scope, { status: 'Draft' })).sums).toEqual([])
    const before = await browse(house, scope, {})
    expect(before.sums).toMatchObject([{ invoiceCount: 1, outstandingMinor: '1250' }])
    await updateTallies(house.db)
    expect(await browse(house, scope, {})).toEqual(before)
    await voidInvoice(house, organisationId, id)
    for (const look of [{}, { status: 'Void' }, { issuedFrom: '2020-01-01', sort: 'total' }])
      expect((await browse(house, scope, look)).sums, JSON.stringify(look)).toMatchObject(drafts)
  })

  it('agree with their rows, also under concurrent writes', async ({ client, giantId, house }) => {
    const [{ id: customerId = '' } = {}] =
      await client`select id from customers where organisation_id = ${giantId} limit 1`
    const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '1.00' }]
    await Promise.all(
      Array.from({ length: 12 }, async (_, turn) => {
        const id = newId()
        await createInvoice(house, { id, organisationId: giantId, customerId, currency: 'EUR', lineItems })
        await (turn % 3 === 0 ? updateTallies(house.db) : sendInvoice(house, giantId, id))
      }),
    )
    const rows =
      await client`select status, currency, count(*)::int as n, sum(total_minor) filter (where sent_at is not null and voided_at is null) as total
      from invoices
      where organisation_id = ${giantId} group by 1, 2 order by 1, 2`
    const told = new Map<string, [number, bigint]>()
    for (const { currency, invoiceCount, status, totalMinor } of await selectTallies(house.db, {
      organisationId: giantId,
    })) {
      const [count, total] = told.get(`${status} ${currency}`) ?? [0, 0n]
      told.set(`${status} ${currency}`, [count + invoiceCount, total + BigInt(totalMinor)])
    }
    expect(Object.fromEntries([...told].filter(([, [count]]) => count > 0))).toEqual(
      Object.fromEntries(
        rows.map(({ currency, n, status, total }) => [
          `${status} ${currency}`,
          [n, BigInt(String(total ?? 0))],
        ]),
      ),
    )
  })
})

describe('as a file', () => {
  const textOf = async (house: TestHouse, scope: BrowseScope, parameters: Parameters) =>
    new Response(await csvOfInvoices(house, scope, readBrowseQuery(parameters))).text()

  it('contains every row of the list in order, whatever page is open', async ({ client, house }) => {
    const { after } = await browse(house, {}, { sort: '-total' })
    const lines = (await textOf(house, {}, { sort: '-total', after: String(after) })).trim().split('\r\n')
    const expected = await plainly(client, {}, { sort: '-total' })
    expect(lines[0]).toMatch(/^\uFEFF?Number,Status,Organisation,Customer,/)
    expect(lines.slice(1).map((line) => line.split(',').at(-1))).toEqual(expected.map(({ id }) => id))
  })

  it('has no gap between batches', async ({ client, house }) => {
    const ids: string[] = []
    for await (const { id } of await exportInvoices(house, {}, readBrowseQuery({ sort: 'due' }), 101))
      ids.push(id)
    expect(ids).toEqual((await plainly(client, {}, { sort: 'due' })).map(({ id }) => id))
  })

  it.for(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'a customer named %j does not become a formula',
    async (name, { client, house }) => {
      // promise 99
      const { customerId, organisationId } = await testPeople(house)
      await client`update customers set name = ${name} where id = ${customerId}`
      const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '12.50' }]
      await createInvoice(house, { id: newId(), organisationId, customerId, currency: 'EUR', lineItems })
      const text = await textOf(house, { organisationId }, {})
      expect(text).toContain(`'${name}`)
      expect(text).toContain(',12.50,0.00,0.00,12.50,0.00,no,no,')
    },
  )
})

// promises 94 and 103
it.for(SORTS.flatMap((sort) => [sort, `-${sort}`]))(
  'shows a page for any invented cursor (%s)',
  async (sort, { giantId, house }) => {
    for (const key of [0, 400_001, 2e9, 5e9, Number.MAX_SAFE_INTEGER].flatMap((far) => [far, -far])) {
      const cursor = Buffer.from(`${sort} ${key} 2020-01-01 ${newId()}`).toString('base64url')
      for (const way of ['after', 'before'])
        expect(await browse(house, { organisationId: giantId }, { sort, [way]: cursor })).toHaveProperty(
          'rows',
        )
    }
  },
)
