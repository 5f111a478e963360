// Customers that turn out to be one, that want to be forgotten, or that were entered by mistake; and what each of them owes.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { POST as anonymise } from '@/app/customers/[id]/anonymise/route'
import { POST as merge } from '@/app/customers/[id]/merge/route'
import { DELETE, PATCH, GET as read } from '@/app/customers/[id]/route'
import { GET as statement } from '@/app/customers/[id]/statement/route'
import { POST as create, GET as list } from '@/app/customers/route'
import { GET as readInvoice } from '@/app/invoices/[id]/route'
import { POST as send } from '@/app/invoices/[id]/send/route'
import { POST as createInvoice, GET as listInvoices } from '@/app/invoices/route'
import { customers, invoices } from '@/db/schema/invoices'
import { createMember } from '@/lib/organisations/members'
import { readDocumentAs } from '@/lib/payment-views/read-document'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { call } from '@/lib/testing/calls'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { type People, testPeople } from '@/lib/testing/people'

const customer = async (people: People, name: string) => {
  const body = { name, email: `${crypto.randomUUID()}@shop.example`, address: { city: 'Köln' } }
  return String((await call(create, { ...people, body })).json.id)
}

const invoiceFor = (people: People, customerId: string, issueDate?: string) =>
  call(createInvoice, {
    ...people,
    body: {
      ...{ customerId, currency: 'EUR', issueDate },
      lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '100.00' }],
    },
  })

const sentTo = async (people: People, customerId: string, issueDate?: string) => {
  const params = { id: String((await invoiceFor(people, customerId, issueDate)).json.id) }
  await call(send, { ...people, params })
  return params.id
}

const about = (people: People, id: string) => ({ ...people, params: { id } })
/** Somebody of the organisation whose invoice it is. */
async function anybodyOf(house: TestHouse, invoiceId: string) {
  const [invoice] = await house.db.select().from(invoices).where(eq(invoices.id, invoiceId))
  const organisationId = invoice?.organisationId ?? expect.fail()
  const email = `${crypto.randomUUID()}@parts.example`
  const { id: userId } = await createMember(house, { organisationId, email, role: 'Member' })
  return { userId, isOperator: false }
}

const nameOnPaper = async (house: TestHouse, invoiceId: string) =>
  (await readDocumentAs(house, await anybodyOf(house, invoiceId), invoiceId, 'invoice')).customer.name

describe('merged customers', () => {
  it('share their invoices, and the merged id refers to the remaining one', async ({ house, people }) => {
    const [twice, once] = [await customer(people, 'Caffè Doppio'), await customer(people, 'Café Doppio')]
    const [sent, draft] = [await sentTo(people, twice), String((await invoiceFor(people, twice)).json.id)]
    const merged = await call(merge, { ...about(people, twice), body: { into: once } })
    expect([merged.status, merged.json.id, merged.json.name]).toEqual([200, once, 'Café Doppio'])
    for (const id of [sent, draft])
      expect((await call(readInvoice, about(people, id))).json.customerId).toBe(once)
    expect((await call(read, about(people, twice))).json.id).toBe(once)
    expect((await call(PATCH, { ...about(people, twice), body: { locale: 'it' } })).json).toMatchObject({
      id: once,
      locale: 'it',
    })
    expect((await invoiceFor(people, twice)).json.customerId).toBe(once)
    const { json } = await call(listInvoices, { ...people, query: `?customerId=${twice}` })
    expect(json.data).toHaveLength(3)
    const listed = await call(list, { ...people, query: '?q=doppio' })
    expect((listed.json.data as { id: string }[]).map(({ id }) => id)).toEqual([once])
    expect(await nameOnPaper(house, sent)).toBe('Caffè Doppio')
    // A repeat changes nothing, and what is part of another is merged no further.
    expect((await call(merge, { ...about(people, twice), body: { into: once } })).json.id).toBe(once)
    const third = await customer(people, 'Third')
    const again = await call(merge, { ...about(people, twice), body: { into: third } })
    expect([again.status, again.json.code]).toEqual([409, 'Customer.Merged'])
    // Chains end at the last.
    await call(merge, { ...about(people, once), body: { into: third } })
    expect((await call(read, about(people, twice))).json.id).toBe(third)
    const late = await call(merge, { ...about(people, twice), body: { into: once } })
    expect([late.status, late.json.id]).toEqual([200, third])
  })

  it('leave no invoice behind that is created at the same moment', async ({ house, people }) => {
    for (let turn = 0; turn < 5; turn++) {
      const [from, into] = [await customer(people, 'From'), await customer(people, 'Into')]
      const made = await Promise.all([
        ...Array.from({ length: 6 }, () => invoiceFor(people, from)),
        call(merge, { ...about(people, from), body: { into } }),
        ...Array.from({ length: 6 }, () => invoiceFor(people, from)),
      ])
      expect(made.map(({ status }) => status).filter((status) => status >= 400)).toEqual([])
      const rows = await house.db
        .$client`select customer_id from invoices where customer_id in (${from}, ${into})`
      expect(rows.map(({ customer_id }) => customer_id)).toEqual(Array(12).fill(into))
    }
  })

  it('keep what documents say of them, where the remaining one says nothing (promise 143)', async ({
    people,
  }) => {
    const [twice, once] = [await customer(people, 'Backshop'), await customer(people, 'Backshop GmbH')]
    const known = {
      legalName: 'Backshop AG',
      companyRegistrationNumber: 'HRB 1',
      electronicAddress: { scheme: 'EM', id: 'e@backshop.example' },
      buyerReference: 'B-1',
      timeZone: 'Europe/Vienna',
      paymentTermsDays: 0,
    }
    await call(PATCH, { ...about(people, twice), body: { ...known, vatNumber: 'ATU13585627' } })
    await call(PATCH, { ...about(people, once), body: { vatNumber: 'DE136695976' } })
    const merged = await call(merge, { ...about(people, twice), body: { into: once } })
    expect(merged.json).toMatchObject({ ...known, vatNumber: 'DE136695976' })
  })

  it('do not both vanish when merged into each other', async ({ house, people }) => {
    const [a, b] = [await customer(people, 'A'), await customer(people, 'B')]
    const answers = await Promise.all([
      call(merge, { ...about(people, a), body: { into: b } }),
      call(merge, { ...about(people, b), body: { into: a } }),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400])
    const left = await house.db
      .$client`select id from customers where id in (${a}, ${b}) and merged_into is null`
    expect(left).toHaveLength(1)
  })

  // promise 78
  it('cannot be from another organisation, nor the same customer', async ({ house, people }) => {
    const other = await testPeople(house)
    const mine = await customer(people, 'Mine')
    for (const [id, into, status] of [
      [mine, other.customerId, 400],
      [other.customerId, mine, 404],
      [mine, mine, 400],
      [mine, crypto.randomUUID(), 400],
    ] as const) {
      const { json, status: told } = await call(merge, { ...about(people, id), body: { into } })
      expect([told, status === 400 ? json.errors : json.code]).toMatchObject([
        status,
        status === 400 ? [{ pointer: '/into' }] : 'Customer.NotFound',
      ])
    }
  })
})

describe('a customer entered by mistake', () => {
  it('is deleted, unless there is an invoice', async ({ people }) => {
    const [idle, invoiced] = [await customer(people, 'Idle'), await customer(people, 'Invoiced')]
    await invoiceFor(people, invoiced)
    expect((await call(DELETE, about(people, idle))).status).toBe(204)
    expect((await call(read, about(people, idle))).status).toBe(404)
    const kept = await call(DELETE, about(people, invoiced))
    expect([kept.status, kept.json.code]).toEqual([409, 'Customer.HasInvoices'])
  })

  it('an invoice that is made at the same moment has a customer, or is refused', async ({ people }) => {
    for (let turn = 0; turn < 8; turn++) {
      const id = await customer(people, 'Racer')
      const [removed, made] = await Promise.all([call(DELETE, about(people, id)), invoiceFor(people, id)])
      expect([
        [204, 400],
        [409, 201],
      ]).toContainEqual([removed.status, made.status])
    }
  })
})

it('an anonymised customer’s sent documents stay as they were', async ({ house, people }) => {
  const id = await customer(people, 'Erika Mustermann')
  const invoiceId = await sentTo(people, id)
  await call(PATCH, {
    ...about(people, id),
    body: { name: 'Erika Musterfrau', emails: { to: ['erika@example.com', 'home@example.com'] } },
  })
  const { json } = await call(anonymise, about(people, id))
  expect(json).toMatchObject({ name: 'Anonymous customer', email: null, emails: null, address: null })
  const [kept] = await house.db.select().from(customers).where(eq(customers.id, id))
  expect(kept?.moreEmails).toBeNull()
  // As it was sent, before the name was changed.
  expect(await nameOnPaper(house, invoiceId)).toBe('Erika Mustermann')
  const rows = await house.db.$client`
    select to_jsonb(c)::text as row from customers c where id = ${id}
    union all select to_jsonb(h)::text from customer_changes h where customer_id = ${id}`
  expect(rows.length).toBeGreaterThan(2)
  for (const { row } of rows) expect(row).not.toMatch(/Erika|Muster|Köln|@/)
  const found = await call(list, { ...people, query: '?q=Musterfrau' })
  expect(found.json.data).toEqual([])
})

it('the history names who made each change', async ({ house, people }) => {
  const id = await customer(people, 'Before')
  await call(PATCH, { ...about(people, id), body: { name: 'After' } })
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
  it('has opening and closing balances, and days in the organisation’s time zone', async ({
    house,
    people,
  }) => {
    const id = await customer(people, 'Debtor')
    await house.db
      .$client`update organisations set time_zone = 'Pacific/Auckland' where id = ${people.organisationId}`
    const old = await sentTo(people, id, '2026-01-10')
    // In Auckland it is the first of March.
    await house.db.$client`
      insert into ledger_entries (fact, organisation_id, invoice_id, kind, amount_minor, currency, occurred_at)
      values ('test:thirty', ${people.organisationId}, ${old}, 'payment', 3000, 'EUR', '2026-02-28T12:30:00Z')`
    const late = await sentTo(people, id, '2026-03-05')
    await invoiceFor(people, id, '2026-03-06')
    const ask = async (query: string) => (await call(statement, { ...about(people, id), query })).json
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
    const wrong = await call(statement, { ...about(people, id), query: '?from=2026-04-02&to=2026-04-01' })
    expect([wrong.status, wrong.json.errors]).toMatchObject([400, [{ pointer: '/to' }]])
  })

  it('is a PDF for those who accept one, and 406 for those who accept neither', async ({ people }) => {
    const id = await customer(people, 'Hotel Papier')
    await sentTo(people, id)
    const ask = (accept: string) => call(statement, { ...about(people, id), headers: { accept } })
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
  }, 240_000)

  it('of a past period does not change when an invoice is voided later', async ({ house, people }) => {
    const id = await customer(people, 'Cancelled')
    await house.db
      .$client`update organisations set time_zone = 'Pacific/Auckland' where id = ${people.organisationId}`
    const invoiceId = await sentTo(people, id, '2026-01-10')
    const ask = async (query: string) =>
      (await call(statement, { ...about(people, id), query })).json.currencies
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
