// Whoever asks what is stored about them gets all of it, no secret, and nothing of anybody else.
import { describe, expect } from 'vitest'
import { GET as exportRoute } from '@/app/customers/[id]/export/route'
import { outbox } from '@/db/schema/mail'
import { newId } from '@/lib/ids'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, payBill } from '@/lib/testing/payer'
import { writeBodies } from '@/lib/webhooks/outgoing/write-bodies'
import { exportPerson } from './export'
import { IN_NO_EXPORT, rowsOfCustomer, rowsOfPerson } from './export-rows'
import { HOLDINGS } from './holdings'

describe('an export', () => {
  it('has a place for everything personal: of a customer, of a person, or a reason why of neither', () => {
    const tables = [
      ...Object.keys(rowsOfCustomer([], newId())),
      ...Object.keys(rowsOfPerson({ id: newId(), email: 'a@b.example' })),
      ...Object.keys(IN_NO_EXPORT),
    ]
    const personal = Object.entries(HOLDINGS).filter(([, holding]) => holding.personal.length > 0)
    expect(personal.map(([table]) => table).filter((table) => !tables.includes(table))).toEqual([])
  })

  it('of a customer holds their invoices, payments, letters and events, and no secret', async ({
    business,
    house,
  }) => {
    const { organisationId } = business
    const { invoiceId, token } = await sendBill(business)
    await payBill(business, token)
    await hearEvents(business)
    await writeBodies(house, 100)
    await house.db.update(outbox).set({ state: 'sent', sentTo: ['accounts@lindenhof.example'] })
    const { json, status } = await call(exportRoute, {
      apiKey: business.apiKey,
      organisationId,
      params: { id: business.customerId },
    })
    expect(status).toBe(200)
    const data = json.data as { table: string; kept: string; rows: Record<string, unknown>[] }[]
    const rowsOf = (table: string) => data.find((held) => held.table === table)?.rows ?? []
    for (const table of [
      ...['customers', 'invoices', 'invoice_lines', 'invoice_links', 'payments', 'ledger_entries'],
      ...['outbox', 'inbox', 'webhook_events', 'timeline_entries', 'customer_changes'],
    ])
      expect({ table, count: rowsOf(table).length }).not.toEqual({ table, count: 0 })
    expect(rowsOf('customers')[0]).toMatchObject({
      id: business.customerId,
      email: 'accounts@lindenhof.example',
    })
    expect(rowsOf('outbox').some(({ sentTo }) => JSON.stringify(sentTo).includes('lindenhof'))).toBe(true)
    expect(json.papers).toMatchObject([{ kind: 'invoice' }, { kind: 'receipt' }])
    expect(JSON.stringify(json)).toContain(invoiceId)
    expect(data.every(({ kept }) => kept.length > 2)).toBe(true)
    const links = await house.db.execute<{ nonce: string; token_hash: string }>(
      'select nonce, token_hash from invoice_links',
    )
    for (const { nonce, token_hash } of links)
      expect([nonce, token_hash, token].filter((secret) => JSON.stringify(json).includes(secret))).toEqual([])
  })

  it('holds nothing of another business, whose customer has the same address', async ({
    business,
    house,
  }) => {
    const other = await openBusiness(house)
    const theirs = await sendBill(other, {
      lineItems: [{ description: 'Something of the other', quantity: 1, unitPrice: '7' }],
    })
    await payBill(other, theirs.token)
    await hearEvents(other)
    await writeBodies(house, 100)
    const ask = (organisationId: string, apiKey: string, id: string) =>
      call(exportRoute, { apiKey, organisationId, params: { id } })
    const mine = JSON.stringify(
      (await ask(business.organisationId, business.apiKey, business.customerId)).json,
    )
    for (const foreign of [
      other.organisationId,
      other.customerId,
      theirs.invoiceId,
      'Something of the other',
    ])
      expect(mine.includes(foreign)).toBe(false)
    expect((await ask(business.organisationId, business.apiKey, other.customerId)).status).toBe(404)
  })
})

describe('an export of a person', () => {
  it('holds their access and what they did, without the names of those it was done to', async ({
    business,
    house,
  }) => {
    const id = newId()
    const email = 'pauline@bakers.example'
    await house.db.execute(`insert into users (id, email, name) values ('${id}', '${email}', 'Pauline')`)
    await house.db.execute(
      `insert into memberships (organisation_id, user_id, role) values ('${business.organisationId}', '${id}', 'Admin')`,
    )
    await house.db.execute(`insert into customer_changes (customer_id, kind, detail, actor)
      values ('${business.customerId}', 'changed', '{"name": {"from": "Secret Name", "to": "B"}}', 'person:${id}')`)
    await house.db.execute(`insert into outbox (id, fact, kind, content, state, sent_to)
      values ('${newId()}', 'x:1', 'paid-notice', '{}', 'sent', '{${email},other@bakers.example}')`)
    const { data } = await exportPerson(house, id)
    const counts = Object.fromEntries(data.map(({ rows, table }) => [table, rows.length]))
    expect(counts).toMatchObject({ users: 1, memberships: 1, customer_changes: 1, outbox: 1 })
    const text = JSON.stringify(data)
    expect([email, 'Secret Name', 'other@bakers.example'].map((part) => text.includes(part))).toEqual([
      true,
      false,
      false,
    ])
  })
})
