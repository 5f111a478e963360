// Several recipients of one customer: taken and answered by the API, and each written to once.
import { eq } from 'drizzle-orm'
import postgres from 'postgres'
import { expect } from 'vitest'
import { PATCH as change, GET as read } from '@/app/customers/[id]/route'
import { POST as create, GET as list } from '@/app/customers/route'
import { GET as listInvoices } from '@/app/invoices/route'
import { outbox } from '@/db/schema/mail'
import { payments, refunds } from '@/db/schema/payments'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { composeMail, sendLetters } from '@/lib/letters/compose'
import { call } from '@/lib/testing/calls'
import { withMail } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { type People, testPeople } from '@/lib/testing/people'
import { plansOf } from '@/lib/testing/plans'
import { listCustomers } from './find'

const it = withMail.extend('people', ({ house }) => testPeople(house))
it.beforeEach(async ({ house, server }) => {
  await house.db.delete(outbox)
  server.mails.length = 0
  server.refuse(undefined)
})

const made = (people: People, body: object) => call(create, { ...people, body: { name: 'Hotel', ...body } })
const changed = (people: People, id: unknown, body: object) =>
  call(change, { ...people, params: { id: String(id) }, body })

async function mailTo(people: People, house: TestHouse, customerId: string) {
  const lineItems = [{ description: 'Bread', quantity: 1, unitPrice: '140.76' }]
  const { organisationId } = people
  const order = { id: newId(), organisationId, customerId, currency: 'EUR' as const, lineItems }
  const { id } = await createInvoice(house, order)
  await sendInvoice(house, organisationId, id)
  await sendLetters(house)
}

it('all recipients get the same email once, each with a link of their own, and Bcc addresses stay hidden', async ({
  house,
  people,
  server,
}) => {
  const emails = {
    to: ['a@example.com', 'b@example.com', 'A@example.com'],
    cc: ['c@example.com', 'b@example.com'],
    bcc: ['d@example.com'],
  }
  const { json, status } = await made(people, { emails })
  expect(status).toBe(201)
  expect(json).toMatchObject({ email: 'a@example.com', emails })
  await mailTo(people, house, String(json.id))
  const everybody = ['a@example.com', 'b@example.com', 'c@example.com', 'd@example.com']
  expect(server.mails.map(({ to }) => to).toSorted()).toEqual(everybody.map((address) => [address]))
  const links = server.mails.map(({ mail }) => /\/i\/[\w-]{43}/.exec(mail.text ?? '')?.[0])
  expect(new Set(links).size).toBe(4)
  for (const { mail, raw } of server.mails) {
    expect(mail.to?.map(({ address }) => address)).toEqual(['a@example.com', 'b@example.com'])
    expect(raw).not.toContain('d@example.com')
  }
  const letters = await house.db.select().from(outbox).where(eq(outbox.kind, 'invoice-copy'))
  expect(letters.map(({ sentTo }) => sentTo[0]).toSorted()).toEqual(everybody)
})

it('`email` is the first of them, whichever of the two is changed', async ({ people }) => {
  const { json } = await made(people, { email: 'a@example.com' })
  const one = { to: ['a@example.com'], cc: [], bcc: [] }
  expect(json).toMatchObject({ email: 'a@example.com', emails: one })
  const two = { to: ['b@example.com', 'c@example.com'], cc: [], bcc: ['d@example.com'] }
  expect((await changed(people, json.id, { emails: two })).json).toMatchObject({
    email: 'b@example.com',
    emails: two,
  })
  expect((await changed(people, json.id, { email: 'x@example.com' })).json).toMatchObject({
    email: 'x@example.com',
    emails: { ...two, to: ['x@example.com', 'c@example.com'] },
  })
  expect((await changed(people, json.id, { name: 'Inn' })).json).toMatchObject({ email: 'x@example.com' })
  expect((await changed(people, json.id, { email: null })).json).toMatchObject({ email: null, emails: null })
  expect((await call(read, { ...people, params: { id: String(json.id) } })).json).toMatchObject({
    emails: null,
  })
})

it.for([
  [{ emails: { to: [] } }, '/emails/to'],
  [{ emails: { to: Array.from({ length: 6 }, (_, at) => `n${at}@example.com`) } }, '/emails/to'],
  [{ emails: { to: ['a@example.com'], cc: ['foo.@example.com'] } }, '/emails/cc/0'],
  [{ emails: { to: ['a@example.com'], bcc: ['a@b.de', 'b@b.de', 'c@b.de'] } }, '/emails/bcc'],
  [{ email: 'a..b@example.com' }, '/email'],
  [{ email: 'x@example.com', emails: { to: ['a@example.com'] } }, '/email'],
] as const)('%j is refused at %s', async ([body, pointer], { people }) => {
  const { json, status } = await made(people, body)
  expect(status).toBe(400)
  expect(json.errors).toMatchObject([{ pointer }])
})

it('an address in another script is kept in its script, and its host is told in punycode', async ({
  house,
  people,
  server,
}) => {
  const { json } = await made(people, { email: 'info@xn--bckerei-5wa.de' })
  expect(json).toMatchObject({ email: 'info@bäckerei.de' })
  await mailTo(people, house, String(json.id))
  expect(server.mails[0]?.raw).toMatch(/^To: .*info@xn--bckerei-5wa\.de/m)
})

it('an address that the mail server cannot take is reported as such', async ({ house, people, server }) => {
  const { json } = await made(people, { email: 'müller@bäckerei.de' })
  server.refuse({ at: 'recipient', code: 553 })
  await mailTo(people, house, String(json.id))
  expect(await house.db.select().from(outbox)).toMatchObject([
    {
      state: 'dead',
      lastError: expect.stringContaining('does not accept addresses such as müller@bäckerei.de'),
    },
  ])
  server.refuse(undefined)
  await mailTo(people, house, String(json.id))
  expect(server.mails).toHaveLength(1)
})

/** A payment of the bill that was mailed to this customer, by somebody who gave an address of their own, or none. */
async function paidBy(people: People, house: TestHouse, customerId: string, email: string | null) {
  const { organisationId } = people
  const lineItems = [{ description: 'Bread', quantity: 1, unitPrice: '140.76' }]
  const order = { id: newId(), organisationId, customerId, currency: 'EUR' as const, lineItems }
  const { id: invoiceId } = await sendInvoice(house, organisationId, (await createInvoice(house, order)).id)
  const [paymentId, refundId] = [newId(), newId()]
  const money = { amountMinor: 14_076, currency: 'EUR' as const }
  await house.db.insert(payments).values({
    ...{ id: paymentId, organisationId, invoiceId, livemode: false, billing: { name: 'Jo Payer', email } },
    ...{ ...money, feeMinor: 0, platformFeeMinor: 0, clientFeeMinor: 0 },
    source: 'stripe',
    state: 'succeeded',
  })
  await house.db
    .insert(refunds)
    .values({ ...money, id: refundId, organisationId, paymentId, state: 'pending', origin: 'api' })
  return { receipt: { paymentId }, 'refund-notice': { refundId }, 'debit-failed-payer': { paymentId } }
}

const EVERYBODY = { to: ['a@example.com', 'b@example.com'], cc: ['c@example.com'], bcc: ['d@example.com'] }
const addresses = (list: { address: string }[] | undefined) => (list ?? []).map(({ address }) => address)

it.for([
  ['nobody in particular', null, EVERYBODY.to],
  ['one of them', 'B@example.com', ['B@example.com', 'a@example.com']],
  ['somebody else', 'jo@payer.example', ['jo@payer.example', ...EVERYBODY.to]],
] as const)(
  'emails about a payment by %s go to everyone who got its invoice, once each',
  async ([_, payer, to], { house, people }) => {
    const { json } = await made(people, { emails: EVERYBODY })
    for (const [kind, content] of Object.entries(await paidBy(people, house, String(json.id), payer))) {
      const mail = await composeMail(house, { id: newId(), kind, content })
      const { bcc, cc } = EVERYBODY
      expect([kind, addresses(mail.to), addresses(mail.cc), addresses(mail.bcc)]).toEqual([kind, to, cc, bcc])
    }
  },
)

it('a customer, and their invoices, are found by each of their addresses', async ({ house, people }) => {
  const { json } = await made(people, { emails: EVERYBODY })
  await made(people, { email: 'other@example.com' })
  await mailTo(people, house, String(json.id))
  for (const email of Object.values(EVERYBODY).flat()) {
    const query = `?email=${encodeURIComponent(email.toUpperCase())}`
    const found = (await call(list, { ...people, query })).json.data as { id: string }[]
    expect(found.map(({ id }) => id)).toEqual([json.id])
    const bills = (await call(listInvoices, { ...people, query })).json.data as { customerId: string }[]
    expect(bills.map(({ customerId }) => customerId)).toEqual([json.id])
  }
  expect((await call(list, { ...people, query: '?email=x@example.com' })).json.data).toEqual([])
})

it('of many customers those with an address are found by indexes', async ({ house, people }) => {
  await house.db.$client`
    insert into customers (id, organisation_id, name, email, more_emails)
    select gen_random_uuid(), ${people.organisationId}, 'Hotel ' || n, 'h' || n || '@example.com',
      jsonb_build_object('to', jsonb_build_array('i' || n || '@example.com'), 'cc', '[]'::jsonb, 'bcc', '[]'::jsonb)
    from generate_series(1, 20000) n`
  await house.db.$client`vacuum analyze customers`
  const client = postgres(house.env.databaseUrl, { max: 1, onnotice: () => undefined })
  const search = { limit: 20, sort: '-createdAt', email: 'I77@example.com' } as const
  const plans = await plansOf(house, client, async () => {
    expect((await listCustomers(house, people.organisationId, search)).rows).toHaveLength(1)
  })
  await client.end()
  const nodes = plans.flat()
  expect(nodes.map((node) => node['Index Name'])).toContain('customers_more_emails')
  expect(nodes.map((node) => node['Node Type'])).not.toContain('Seq Scan')
})

it('a copy refused by the mail server is not reported as sent', async ({ house, people, server }) => {
  const { json } = await made(people, { emails: { to: ['a@example.com'], cc: ['c@example.com'], bcc: [] } })
  server.refuse({ at: 'recipient', code: 550, address: 'c@example.com' })
  await mailTo(people, house, String(json.id))
  expect(server.mails.map((mail) => mail.to)).toEqual([['a@example.com']])
  const letters = await house.db.select().from(outbox).orderBy(outbox.state)
  expect(letters).toMatchObject([
    { state: 'dead', sentTo: [], lastError: expect.stringContaining('550') },
    { state: 'sent', sentTo: ['a@example.com'] },
  ])
})
