// Customers that turn out to be one, that want to be forgotten, or that were entered by mistake; and what each of them owes.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { POST as anonymise } from '@/app/customers/[id]/anonymise/route'
import { POST as merge } from '@/app/customers/[id]/merge/route'
import { DELETE, PATCH, GET as read } from '@/app/customers/[id]/route'
import { GET as statement } from '@/app/customers/[id]/statement/route'
import { POST as create, GET as list } from '@/app/customers/route'
import { GET as readInvoice } from '@/app/invoices/[id]/route'
import { POST as send } from '@/app/invoices/[id]/send/route'
import { POST as createInvoice, GET as listInvoices } from '@/app/invoices/route'
import { customers } from '@/db/schema/invoices'
import { readDocumentAs } from '@/lib/payment-views/read-document'
import { voidInvoice } from '@/lib/payments/void-invoice'
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

const customer = async (name: string) => {
  const body = { name, email: `${crypto.randomUUID()}@shop.example`, address: { city: 'Köln' } }
  return String((await call(create, { ...people, body })).json.id)
}

const invoiceFor = (customerId: string, issueDate?: string) =>
  call(createInvoice, {
    ...people,
    body: {
      ...{ customerId, currency: 'EUR', issueDate },
      lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '100.00' }],
    },
  })

const sentTo = async (customerId: string, issueDate?: string) => {
  const params = { id: String((await invoiceFor(customerId, issueDate)).json.id) }
  await call(send, { ...people, params })
  return params.id
}

const about = (id: string) => ({ ...people, params: { id } })
const nameOnPaper = async (invoiceId: string) =>
  (await readDocumentAs(house, { userId: crypto.randomUUID(), isOperator: true }, invoiceId, 'invoice'))
    .customer.name

describe('merged customers', () => {
  it('share their invoices, and the merged id refers to the remaining one', async () => {
    const [twice, once] = [await customer('Caffè Doppio'), await customer('Café Doppio')]
    const [sent, draft] = [await sentTo(twice), String((await invoiceFor(twice)).json.id)]
    const merged = await call(merge, { ...about(twice), body: { into: once } })
    expect([merged.status, merged.json.id, merged.json.name]).toEqual([200, once, 'Café Doppio'])
    for (const id of [sent, draft]) expect((await call(readInvoice, about(id))).json.customerId).toBe(once)
    expect((await call(read, about(twice))).json.id).toBe(once)
    expect((await call(PATCH, { ...about(twice), body: { locale: 'it' } })).json).toMatchObject({
      id: once,
      locale: 'it',
    })
    expect((await invoiceFor(twice)).json.customerId).toBe(once)
    const { json } = await call(listInvoices, { ...people, query: `?customerId=${twice}` })
    expect(json.data).toHaveLength(3)
    const listed = await call(list, { ...people, query: '?q=doppio' })
    expect((listed.json.data as { id: string }[]).map(({ id }) => id)).toEqual([once])
    expect(await nameOnPaper(sent)).toBe('Caffè Doppio')
    // A repeat changes nothing, and what is part of another is merged no further.
    expect((await call(merge, { ...about(twice), body: { into: once } })).json.id).toBe(once)
    const third = await customer('Third')
    const again = await call(merge, { ...about(twice), body: { into: third } })
    expect([again.status, again.json.code]).toEqual([409, 'Customer.Merged'])
    // Chains end at the last.
    await call(merge, { ...about(once), body: { into: third } })
    expect((await call(read, about(twice))).json.id).toBe(third)
    const late = await call(merge, { ...about(twice), body: { into: once } })
    expect([late.status, late.json.id]).toEqual([200, third])
  })

  it('leave no invoice behind that is created at the same moment', async () => {
    for (let turn = 0; turn < 5; turn++) {
      const [from, into] = [await customer('From'), await customer('Into')]
      const made = await Promise.all([
        ...Array.from({ length: 6 }, () => invoiceFor(from)),
        call(merge, { ...about(from), body: { into } }),
        ...Array.from({ length: 6 }, () => invoiceFor(from)),
      ])
      expect(made.map(({ status }) => status).filter((status) => status >= 400)).toEqual([])
      const rows = await house.db
        .$client`select customer_id from invoices where customer_id in (${from}, ${into})`
      expect(rows.map(({ customer_id }) => customer_id)).toEqual(Array(12).fill(into))
    }
  })

  it('do not both vanish when merged into each other', async () => {
    const [a, b] = [await customer('A'), await customer('B')]
    const answers = await Promise.all([
      call(merge, { ...about(a), body: { into: b } }),
      call(merge, { ...about(b), body: { into: a } }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400])
    const left = await house.db
      .$client`select id from customers where id in (${a}, ${b}) and merged_into is null`
    expect(left).toHaveLength(1)
  })

  // promise 78
  test('cannot be from another organisation, nor the same customer', async () => {
    const other = await testPeople(house)
    const mine = await customer('Mine')
    for (const [id, into, status] of [
      [mine, other.customerId, 400],
      [other.customerId, mine, 404],
      [mine, mine, 400],
      [mine, crypto.randomUUID(), 400],
    ] as const) {
      const { json, status: told } = await call(merge, { ...about(id), body: { into } })
      expect([told, status === 400 ? json.errors : json.code]).toMatchObject([
        status,
        status === 400 ? [{ pointer: '/into' }] : 'Customer.NotFound',
      ])
    }
  })
})

describe('a customer entered by mistake', () => {
  it('is deleted, unless there is an invoice', async () => {
    const [idle, invoiced] = [await customer('Idle'), await customer('Invoiced')]
    await invoiceFor(invoiced)
    expect((await call(DELETE, about(idle))).status).toBe(204)
    expect((await call(read, about(idle))).status).toBe(404)
    const kept = await call(DELETE, about(invoiced))
    expect([kept.status, kept.json.code]).toEqual([409, 'Customer.HasInvoices'])
  })

  it('an invoice that is made at the same moment has a customer, or is refused', async () => {
    for (let turn = 0; turn < 8; turn++) {
      const id = await customer('Racer')
      const [removed, made] = await Promise.all([call(DELETE, about(id)), invoiceFor(id)])
      expect([
        [204, 400],
        [409, 201],
      ]).toContainEqual([removed.status, made.status])
    }
  })
})

it('an anonymised customer’s sent documents stay as they were', async () => {
  const id = await customer('Erika Mustermann')
  const invoiceId = await sentTo(id)
  await call(PATCH, {
    ...about(id),
    body: { name: 'Erika Musterfrau', emails: { to: ['erika@example.com', 'home@example.com'] } },
  })
  const { json } = await call(anonymise, about(id))
  expect(json).toMatchObject({ name: 'Anonymous customer', email: null, emails: null, address: null })
  const [kept] = await house.db.select().from(customers).where(eq(customers.id, id))
  expect(kept?.moreEmails).toBeNull()
  expect(await nameOnPaper(invoiceId)).toBe('Erika Musterfrau')
  const rows = await house.db.$client`
    select to_jsonb(c)::text as row from customers c where id = ${id}
    union all select to_jsonb(h)::text from customer_changes h where customer_id = ${id}`
  expect(rows.length).toBeGreaterThan(2)
  for (const { row } of rows) expect(row).not.toMatch(/Erika|Muster|Köln|@/)
  const found = await call(list, { ...people, query: '?q=Musterfrau' })
  expect(found.json.data).toEqual([])
})

it('the history names who made each change', async () => {
  const id = await customer('Before')
  await call(PATCH, { ...about(id), body: { name: 'After' } })
  const rows = await house.db
    .$client`select kind, detail, actor from customer_changes where customer_id = ${id} order by id`
  expect(rows).toMatchObject([
    { kind: 'created', detail: {} },
    {
      kind: 'changed',
      detail: { name: { from: 'Before', to: 'After' } },
      actor: expect.stringMatching(/^key:/),
    },
  ])
})

describe('a statement', () => {
  it('has opening and closing balances, and days in the organisation’s time zone', async () => {
    const id = await customer('Debtor')
    await house.db
      .$client`update organisations set time_zone = 'Pacific/Auckland' where id = ${people.organisationId}`
    const old = await sentTo(id, '2026-01-10')
    // In Auckland it is the first of March.
    await house.db.$client`
      insert into ledger_entries (fact, organisation_id, invoice_id, kind, amount_minor, currency, occurred_at)
      values ('test:thirty', ${people.organisationId}, ${old}, 'payment', 3000, 'EUR', '2026-02-28T12:30:00Z')`
    const late = await sentTo(id, '2026-03-05')
    await invoiceFor(id, '2026-03-06')
    const ask = async (query: string) => (await call(statement, { ...about(id), query })).json
    expect(await ask('?from=2026-03-01&to=2026-03-31')).toMatchObject({
      from: '2026-03-01',
      to: '2026-03-31',
      timeZone: 'Pacific/Auckland',
      currencies: [
        {
          currency: 'EUR',
          openingBalance: 100,
          lines: [
            { date: '2026-03-01', kind: 'payment', invoiceId: old, amount: -30, balance: 70 },
            { date: '2026-03-05', kind: 'invoice', invoiceId: late, amount: 100, balance: 170 },
          ],
          closingBalance: 170,
        },
      ],
    })
    expect(await ask('?from=2026-04-01&to=2026-04-02')).toMatchObject({
      currencies: [{ openingBalance: 170, lines: [], closingBalance: 170 }],
    })
    expect(await ask('?from=2020-01-01&to=2020-01-02')).toMatchObject({ currencies: [] })
    const wrong = await call(statement, { ...about(id), query: '?from=2026-04-02&to=2026-04-01' })
    expect([wrong.status, wrong.json.errors]).toMatchObject([400, [{ pointer: '/to' }]])
  })

  it('is a PDF for those who accept one, and 406 for those who accept neither', async () => {
    const id = await customer('Hotel Papier')
    await sentTo(id)
    const ask = (accept: string) => call(statement, { ...about(id), headers: { accept } })
    const file = await ask('application/pdf')
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    expect(file.text.slice(0, 5)).toBe('%PDF-')
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="statement-.*\.pdf"$/)
    for (const json of ['application/json', '*/*', 'application/pdf;q=0.5, application/json', ''])
      expect((await ask(json)).json.customerId).toBe(id)
    expect((await ask('application/*;q=0.1, application/pdf')).status).toBe(200)
    expect(await ask('text/csv')).toMatchObject({ status: 406, json: { code: 'Request.NotAcceptable' } })
    expect((await ask('application/pdf;q=0')).status).toBe(406)
    const unknown = { ...people, params: { id: crypto.randomUUID() }, headers: { accept: 'application/pdf' } }
    expect(await call(statement, unknown)).toMatchObject({ status: 404, json: { code: 'Customer.NotFound' } })
  }, 60_000)

  it('of a past period does not change when an invoice is voided later', async () => {
    const id = await customer('Cancelled')
    await house.db
      .$client`update organisations set time_zone = 'Pacific/Auckland' where id = ${people.organisationId}`
    const invoiceId = await sentTo(id, '2026-01-10')
    const ask = async (query: string) => (await call(statement, { ...about(id), query })).json.currencies
    const january = await ask('?from=2026-01-01&to=2026-01-31')
    expect(january).toMatchObject([{ openingBalance: 0, lines: [{ kind: 'invoice' }], closingBalance: 100 }])
    await voidInvoice(house, people.organisationId, invoiceId)
    // In Auckland it is the first of March.
    await house.db.$client`update invoices set voided_at = '2026-02-28T12:30:00Z' where id = ${invoiceId}`
    expect(await ask('?from=2026-01-01&to=2026-01-31')).toEqual(january)
    expect(await ask('?from=2026-03-01&to=2026-03-31')).toMatchObject([
      {
        openingBalance: 100,
        lines: [{ date: '2026-03-01', kind: 'voided', invoiceId, amount: -100, balance: 0 }],
        closingBalance: 0,
      },
    ])
  })
})
