// Callers find what is theirs by names of their own, and read lists in the order they asked for, whole and without a row twice.
import type { Sql } from 'postgres'
import { describe, expect } from 'vitest'
import { PATCH as changeCustomer } from '@/app/customers/[id]/route'
import { POST as createCustomer, GET as listCustomers } from '@/app/customers/route'
import { PATCH as changeInvoice } from '@/app/invoices/[id]/route'
import { POST as createInvoice, GET as listInvoices } from '@/app/invoices/route'
import { POST as createOrganisation, GET as listOrganisations } from '@/app/organisations/route'
import { listCustomers as customersOf } from '@/lib/customers/find'
import type { Handler } from '@/lib/http/call/endpoint'
import { listInvoices as invoicesOf } from '@/lib/invoices/find'
import type { selectInvoices } from '@/lib/invoices/store'
import { listOrganisations as organisationsOf } from '@/lib/organisations/find'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { plansOf } from '@/lib/testing/plans'

const ROWS = 4_000

const it = withBusiness.extend('rival', { scope: 'file' }, ({ house }) => openBusiness(house))
it.beforeAll(async ({ business, client, rival }) => {
  for (const { customerId, organisationId } of [business, rival]) {
    await client`insert into customers (id, organisation_id, name, email, external_reference, metadata, created_at, updated_at)
      select gen_random_uuid(), ${organisationId}, 'Customer ' || n % 50, 'c' || n || '@shop.example', 'crm-' || n,
        jsonb_build_object('tier', 't' || n % 500), now() - n * interval '1 minute', now() - (n % 7) * interval '1 hour'
      from generate_series(1, ${ROWS}) n`
    await client`insert into invoices (id, organisation_id, customer_id, currency, issue_date, due_date, sub_total_minor,
        tax_minor, total_minor, external_reference, metadata, created_at, updated_at)
      select gen_random_uuid(), ${organisationId},
        case when n = 1 then ${customerId}::uuid else (select id from customers where organisation_id = ${organisationId}
          and external_reference = 'crm-' || n) end, 'EUR', date '2020-01-01' + n % 60,
        case when n % 5 = 0 then null else date '2020-03-01' + n % 40 end, 100, 0, 100, 'order-' || n,
        jsonb_build_object('till', 't' || n % 900), now() - n * interval '1 minute', now() - (n % 9) * interval '1 hour'
      from generate_series(1, ${ROWS}) n`
  }
  await client`vacuum analyze`
})

const who = (business: Business) => ({ apiKey: business.apiKey, organisationId: business.organisationId })
const ask = async (business: Business, handler: Handler, query: string) => {
  const { json, status, text } = await call(handler, { ...who(business), query })
  expect(status, text).toBe(200)
  return json as { data: Record<string, unknown>[]; nextCursor: string | null }
}
const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: 5 }]
const own = { externalReference: 'Order №4711', metadata: { costCentre: 'K-12', 'shop.till': '3' } }

describe('own references', () => {
  it.for([
    ['an invoice', createInvoice, (customerId: string) => ({ customerId, currency: 'EUR', lineItems })],
    ['a customer', createCustomer, () => ({ name: 'Hotel' })],
    [
      'an organisation',
      createOrganisation,
      () => ({ name: 'Shop', country: 'DE', defaultCurrency: 'EUR', allowedOrigins: ['https://a.example'] }),
    ],
  ] as const)(
    'are stored with %s, returned and searchable; two with the same name are both found',
    async ([_, make, body], { business }) => {
      const lists = new Map<unknown, Handler>([
        [createInvoice, listInvoices],
        [createCustomer, listCustomers],
        [createOrganisation, listOrganisations],
      ])
      const list = lists.get(make) as Handler
      const [first, second] = [
        await call(make, { ...who(business), body: { ...body(business.customerId), ...own } }),
        await call(make, { ...who(business), body: { ...body(business.customerId), ...own } }),
      ]
      expect(first.json).toMatchObject(own)
      const found = await ask(business, list, `?externalReference=${encodeURIComponent('Order №4711')}`)
      expect(found.data.map(({ id }) => id)).toEqual([second.json.id, first.json.id])
      const noted = await ask(
        business,
        list,
        `?metadata=${encodeURIComponent('costCentre:K-12')}&sort=createdAt`,
      )
      expect(noted.data.map(({ id }) => id)).toEqual([first.json.id, second.json.id])
      expect((await ask(business, list, '?metadata=costCentre:K-13')).data).toEqual([])
    },
  )

  it('are refused when they are too many or too long, or have names that nobody can look for', async ({
    business,
  }) => {
    const many = Object.fromEntries(Array.from({ length: 21 }, (_, n) => [`k${n}`, 'v']))
    for (const metadata of [
      many,
      { 'with space': 'v' },
      { __proto__x: 'v', _: 'v' },
      { k: 'v'.repeat(501) },
      { k: 1 },
    ]) {
      const answer = await call(createCustomer, { ...who(business), body: { name: 'Hotel', metadata } })
      expect(answer.status, JSON.stringify(metadata)).toBe(400)
      expect(JSON.stringify(answer.json.errors)).toContain('/metadata')
    }
    const long = { name: 'Hotel', externalReference: 'x'.repeat(256) }
    expect((await call(createCustomer, { ...who(business), body: long })).status).toBe(400)
  })

  it('can be changed once the invoice is sent, while nothing else can', async ({ business }) => {
    const { invoiceId } = await sendBill(business)
    const params = { id: invoiceId }
    const change = (body: object) => call(changeInvoice, { ...who(business), params, body })
    expect(await change(own)).toMatchObject({ status: 200, json: { ...own, status: 'Sent' } })
    expect(await change({ metadata: null })).toMatchObject({ status: 200, json: { metadata: {} } })
    expect(await change({ ...own, memo: 'Thanks' })).toMatchObject({
      status: 409,
      json: { code: 'Invoice.NotDraft' },
    })
  })
})

const SORTED: [string, Handler, string[]][] = [
  ['invoices', listInvoices, ['createdAt', 'updatedAt', 'issueDate', 'dueDate']],
  ['customers', listCustomers, ['createdAt', 'updatedAt', 'name']],
]

// promise 103
describe.each(SORTED)('the list of %s', (_, list, keys) => {
  it.for(keys.flatMap((key) => [key, `-${key}`]))(
    'comes whole and in order by %s',
    async (sort, { business }) => {
      const seen: Record<string, unknown>[] = []
      for (let cursor: string | null = '', turns = 0; cursor !== null && turns < 12; turns++) {
        const page = await ask(business, list, `?limit=100&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`)
        seen.push(...page.data)
        cursor = page.nextCursor
      }
      expect(new Set(seen.map(({ id }) => id)).size).toBe(1_200)
      const key = sort.replace('-', '')
      const values = seen.map((row) => String(row[key] ?? '9'))
      const sorted = values.toSorted()
      expect(values).toEqual(sort.startsWith('-') ? sorted.toReversed() : sorted)
    },
  )

  it('refuses an unknown order, and a cursor of another order', async ({ business }) => {
    const { nextCursor } = await ask(business, list, `?limit=1&sort=${keys.at(-1)}`)
    for (const query of [
      '?sort=total',
      '?sort=createdAt,id',
      `?cursor=${nextCursor}`,
      `?sort=createdAt&cursor=${nextCursor}`,
      `?sort=-${keys.at(-1)}&cursor=${nextCursor}`,
    ]) {
      const answer = await call(list, { ...who(business), query })
      expect(answer.status, query).toBe(400)
    }
    const forged = Buffer.from(JSON.stringify([keys.at(-1), '\u0000', business.customerId])).toString(
      'base64url',
    )
    expect(
      (await call(list, { ...who(business), query: `?sort=${keys.at(-1)}&cursor=${forged}` })).status,
    ).toBe(400)
  })

  it('can be narrowed to a span of time, whose ends meet', async ({ business }) => {
    const at = new Date(Date.now() - 100.5 * 60_000).toISOString()
    const { data } = await ask(business, list, `?limit=100&createdAfter=${at}`)
    const before = await ask(business, list, `?limit=1&createdBefore=${data.at(-1)?.createdAt}`)
    expect(data.some(({ id }) => id === before.data[0]?.id)).toBe(false)
    expect(String(before.data[0]?.createdAt) < String(data.at(-1)?.createdAt)).toBe(true)
    for (const { updatedAt } of (await ask(business, list, `?updatedAfter=${at}`)).data)
      expect(String(updatedAt) >= at).toBe(true)
  })
})

it('finds invoices by several statuses, by number, and by their customer’s email address in whichever case', async ({
  business,
}) => {
  const { invoiceId } = await sendBill(business)
  const byMail = await ask(
    business,
    listInvoices,
    '?email=ACCOUNTS@Lindenhof.example&status=Sent,PartiallyPaid',
  )
  const sent = byMail.data.find(({ id }) => id === invoiceId)
  expect(sent).toBeDefined()
  expect(byMail.data.every(({ status }) => status === 'Sent')).toBe(true)
  const byNumber = await ask(business, listInvoices, `?documentNumber=${sent?.documentNumber}`)
  expect(byNumber.data.map(({ id }) => id)).toEqual([invoiceId])
  expect((await call(listInvoices, { ...who(business), query: '?status=Sent,Lost' })).status).toBe(400)
  expect((await ask(business, listCustomers, '?email=C7@SHOP.example')).data).toHaveLength(1)
})

it('a changed customer is found by updatedAfter', async ({ business }) => {
  const { json } = await call(createCustomer, { ...who(business), body: { name: 'Hotel' } })
  const since = new Date(Date.parse(String(json.updatedAt)) + 1).toISOString()
  await call(changeCustomer, { ...who(business), params: { id: String(json.id) }, body: { name: 'Inn' } })
  const { data } = await ask(business, listCustomers, `?updatedAfter=${since}`)
  expect(data.map(({ id }) => id)).toContain(json.id)
})

// promise 102
describe('how the database answers', () => {
  const usual = { limit: 20, sort: '-createdAt' }
  const INVOICES: Parameters<typeof selectInvoices>[2][] = [
    { externalReference: 'order-77' },
    { metadata: ['till', 't5'] },
    { documentNumber: 'INV-0001' },
    { email: 'C77@shop.example' },
    { status: ['Draft', 'Sent'] },
    { updatedAfter: new Date(Date.now() - 1_800_000) },
    { createdAfter: new Date(Date.now() - 1_800_000) },
  ]
  const seqScans = async (client: Sql, house: TestHouse, work: () => Promise<unknown>) =>
    (await plansOf(house, client, work))
      .flat()
      .filter((node) => node['Node Type'] === 'Seq Scan')
      .map((node) => node['Relation Name'])
      .filter((table) => table === 'invoices' || table === 'customers')

  it.for(INVOICES)('invoices with %j, by an index', async (filters, { business, client, house }) => {
    for (const sort of ['-createdAt', 'updatedAt', '-issueDate', 'dueDate'])
      expect(
        await seqScans(client, house, () =>
          invoicesOf(house, business.organisationId, { ...usual, sort, ...filters }),
        ),
      ).toEqual([])
  })

  it.for([
    { externalReference: 'crm-77' },
    { metadata: ['tier', 't5'] as const },
    { email: 'C7@shop.example' },
    {},
  ])('customers with %j, by an index', async (filters, { business, client, house }) => {
    for (const sort of ['-createdAt', 'updatedAt', '-name'])
      expect(
        await seqScans(client, house, () =>
          customersOf(house, business.organisationId, { ...usual, sort, ...filters }),
        ),
      ).toEqual([])
  })

  it('the list of organisations, by one statement', async ({ business, client, house }) => {
    const by = { clientId: business.clientId, limitedTo: null }
    expect(
      await plansOf(house, client, () => organisationsOf(house, by, { ...usual, sort: 'name' })),
    ).toHaveLength(1)
    expect(
      await plansOf(house, client, () => invoicesOf(house, business.organisationId, usual)),
    ).toHaveLength(2)
  })
})
