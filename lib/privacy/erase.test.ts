// Who is erased is named nowhere but on documents that the law keeps; the books balance, and a repeat is harmless.
import { eq, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { POST as erase } from '@/app/customers/[id]/erase/route'
import { PATCH as change } from '@/app/customers/[id]/route'
import { POST as create } from '@/app/customers/route'
import { openDatabase } from '@/db/database'
import { customerChanges } from '@/db/schema/customer-changes'
import { invoices } from '@/db/schema/invoices'
import { users } from '@/db/schema/organisations'
import { webhookEvents } from '@/db/schema/webhooks'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { sendLetters } from '@/lib/letters/compose'
import { documentFile } from '@/lib/payment-views/document-file'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { expectBooksToAgree, expectInvariants, hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { allRows } from '@/lib/testing/rows'
import { writeBodies } from '@/lib/webhooks/outgoing/write-bodies'
import { erasePerson } from './erase'
import { TRADE } from './holdings-of-trade'
import { purge } from './purge'

const who = ({ apiKey, organisationId }: Business) => ({ apiKey, organisationId })

async function known(business: Business): Promise<string> {
  const body = {
    name: 'Quirin Vergessen',
    email: 'quirin@vergessen.example',
    metadata: { note: 'Vergessen' },
  }
  return String((await call(create, { ...who(business), body })).json.id)
}

const namings = async (house: TestHouse) =>
  (await allRows(house)).split('\n').filter((row) => /vergessen/i.test(row)).length

describe('a customer who is erased', () => {
  it('is refused, with the reason, while an invoice is to be paid', async ({ business, house }) => {
    const customerId = await known(business)
    const { invoiceId } = await sendBill({ ...business, customerId })
    const refused = await call(erase, { ...who(business), params: { id: customerId } })
    expect(refused.json).toMatchObject({ status: 409, code: 'Customer.MoneyUnderWay' })
    expect(String(refused.json.detail)).toMatch(/^Invoice INV-\d+ is still to be paid/)
    expect(await namings(house)).toBeGreaterThan(0)
    await house.db.update(invoices).set({ voidedAt: new Date() }).where(eq(invoices.id, invoiceId))
    expect((await call(erase, { ...who(business), params: { id: customerId } })).status).toBe(200)
  })

  it('leaves none of what documents said of them, whatever columns come (promise 143)', async ({
    business,
    house,
  }) => {
    const body = {
      name: 'Quirin Vergessen',
      legalName: 'Vergessen GmbH',
      emails: { to: ['quirin@vergessen.example', 'two@vergessen.example'] },
      address: { line1: 'Vergessen 1', country: 'AU' },
      vatNumber: 'Vergessen 51 824 753 556',
      companyRegistrationNumber: 'Vergessen HRB',
      electronicAddress: { scheme: 'EM', id: 'e@vergessen.example' },
      buyerReference: 'Vergessen-7',
      externalReference: 'Vergessen-8',
      metadata: { note: 'Vergessen' },
    }
    const params = { id: String((await call(create, { ...who(business), body })).json.id) }
    const named = TRADE.customers?.personal ?? []
    const filled = async () => {
      const [row] = await house.db.execute(sql`select * from customers where id = ${params.id}::uuid`)
      return named.filter((column) => /vergessen/i.test(JSON.stringify(row?.[column] ?? null)))
    }
    // A column that is not filled above was not thought of here.
    expect(await filled()).toEqual(named)
    expect(
      (await call(change, { ...who(business), params, body: { legalName: 'Vergessen AG' } })).status,
    ).toBe(200)
    expect((await call(erase, { ...who(business), params })).status).toBe(200)
    expect(await filled()).toEqual([])
    const told = await house.db
      .select()
      .from(customerChanges)
      .where(eq(customerChanges.customerId, params.id))
    expect(JSON.stringify(told)).not.toMatch(/vergessen/i)
  })

  it('is named on sent documents alone, until their term is over', async ({ business, house }) => {
    const customerId = await known(business)
    const { invoiceId, token } = await sendBill({ ...business, customerId })
    await payBill(business, token)
    await hearEvents(business)
    await sendLetters(house)
    const [payment] = await paymentsOf(business, invoiceId)
    await documentFile(house, { paymentId: payment?.id ?? '' }, 'pdf')
    const draft = newId()
    await createInvoice(house, {
      ...{ id: draft, organisationId: business.organisationId, customerId, currency: 'EUR' },
      lineItems: [{ description: 'A draft for Vergessen', quantity: 1, unitPrice: '5' }],
    })
    await house.db.execute(
      sql`update payments set notes = 'Vergessen came in person' where invoice_id = ${invoiceId}::uuid`,
    )
    await house.db.execute(sql`
      update outbox set refused_for = '[{"address": "quirin@vergessen.example", "answer": "no"}]'
      where content->>'invoiceId' = ${invoiceId}`)

    const metadata = { who: 'Vergessen "Q" }', more: 'b' }
    await house.db
      .update(invoices)
      .set({ metadata, externalReference: 'Vergessen-1' })
      .where(eq(invoices.id, invoiceId))
    await writeBodies(house, 100)
    expect(await namings(house)).toBeGreaterThan(6)
    const { json, status } = await call(erase, { ...who(business), params: { id: customerId } })
    expect({ status, name: json.name, email: json.email }).toEqual({
      status: 200,
      name: 'Anonymous customer',
      email: null,
    })
    const [paper] = await house.db.select().from(invoices).where(eq(invoices.id, invoiceId))
    expect(paper?.billedTo).toMatchObject({ name: 'Quirin Vergessen' })
    const ofEarlierTests = await house.db.$count(invoices, sql`billed_to->>'name' = 'Quirin Vergessen'`)
    // Each by itself, and as it was frozen; and the receipt of this one.
    expect(await namings(house)).toBe(2 * ofEarlierTests + 1)
    expect(await house.db.$count(invoices, eq(invoices.id, draft))).toBe(0)
    expect(await viewInvoice(house, token)).toBeUndefined()
    await expectInvariants(business)
    await expectBooksToAgree(business)

    expect((await call(erase, { ...who(business), params: { id: customerId } })).status).toBe(200)
    const story = await house.db
      .select()
      .from(customerChanges)
      .where(eq(customerChanges.customerId, customerId))
    expect(story.filter(({ kind }) => kind === 'erased')).toMatchObject([{ detail: {} }])

    await house.db.execute(sql`update invoices set issue_date = '2000-01-01'`)
    await house.db.execute(sql`update payments set succeeded_at = '2000-01-01'`)
    await purge(house)
    expect(await namings(house)).toBe(0)
    await expectInvariants(business)
  })

  it('is named by no event whose body was being written meanwhile', async ({ business, house }) => {
    const customerId = await known(business)
    const { invoiceId } = await sendBill({ ...business, customerId })
    await house.db
      .update(invoices)
      .set({ externalReference: 'Vergessen-2', voidedAt: new Date() })
      .where(eq(invoices.id, invoiceId))
    const eventId = newId()
    await house.db.insert(webhookEvents).values({
      ...{ id: eventId, organisationId: business.organisationId, type: 'invoice.sent', subjectId: invoiceId },
    })
    const other = openDatabase(house.env.databaseUrl)
    const ask = () => call(erase, { ...who(business), params: { id: customerId } })
    let asked: ReturnType<typeof ask> | undefined
    // As whoever writes bodies does: takes the event, reads what it is about, and writes that down.
    await other.$client.begin(async (tx) => {
      await tx`select id from webhook_events where id = ${eventId} for update`
      asked = ask()
      const waits = () =>
        house.db.$client`select 1 from pg_locks where not granted`.then((rows) => rows.length > 0)
      await expect.poll(waits, { interval: 20, timeout: 10_000 }).toBe(true)
      await tx`
        update webhook_events set payload = '{"data":{"externalReference":"Vergessen-2"}}' where id = ${eventId}`
    })
    expect((await asked)?.status).toBe(200)
    await other.$client.end()
    const told = await house.db.execute(
      sql`select payload from webhook_events where id = ${eventId}::uuid and payload is not null`,
    )
    expect(told.length).toBeGreaterThan(0)
    expect(JSON.stringify(told)).not.toContain('Vergessen-2')
  })
})

describe('a person who is erased', () => {
  const insertPerson = async (house: TestHouse, business: Business, role: string, email: string) => {
    const id = newId()
    await house.db.insert(users).values({ id, email, name: 'Pauline Fortgang' })
    await house.db.execute(sql`
      insert into memberships (organisation_id, user_id, role) values (${business.organisationId}::uuid, ${id}::uuid, ${role})`)
    await house.db.execute(sql`
      insert into person_sessions (token_hash, user_id, expires_at) values (${newId()}, ${id}::uuid, now() + interval '1 day')`)
    await house.db.execute(sql`
      insert into outbox (id, fact, kind, content, state, sent_to)
      values (${newId()}::uuid, ${`n:${id}`}, 'paid-notice', '{}', 'sent', array[${email}, 'stays@bakers.example'])`)
    return id
  }

  it('is signed out, named nowhere, and the history points at nobody', async ({ business, house }) => {
    const email = 'pauline@fortgang.example'
    const id = await insertPerson(house, business, 'Admin', email)
    await expect(erasePerson(house, id, 'someone@else.example')).rejects.toMatchObject({
      code: 'Request.Invalid',
    })
    await erasePerson(house, id, email)
    expect((await allRows(house)).match(/fortgang/gi)).toBeNull()
    expect((await allRows(house)).includes('stays@bakers.example')).toBe(true)
    await erasePerson(house, id, email)
    const [user] = await house.db.select().from(users).where(eq(users.id, id))
    expect(user).toMatchObject({ name: 'Erased person', isOperator: false })
    // The address is free: whoever comes with it is somebody new.
    await insertPerson(house, business, 'Member', email)
  })

  it('is refused as the only owner of an organisation', async ({ business, house }) => {
    const id = await insertPerson(house, business, 'Owner', 'olga@owner.example')
    await expect(erasePerson(house, id, 'olga@owner.example')).rejects.toMatchObject({
      code: 'Membership.LastOwner',
    })
    await insertPerson(house, business, 'Owner', 'second@owner.example')
    await erasePerson(house, id, 'olga@owner.example')
  })
})
