// What is sent when, what is skipped for good, and who has said so.
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { PATCH as patchCustomer } from '@/app/customers/[id]/route'
import { GET, POST } from '@/app/invoices/[id]/reminders/route'
import { PATCH as patchInvoice } from '@/app/invoices/[id]/route'
import { POST as send } from '@/app/invoices/[id]/send/route'
import { PATCH as patchOrganisation } from '@/app/organisations/[id]/route'
import { invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { payments } from '@/db/schema/payments'
import { invoiceReminders, reminderWalks } from '@/db/schema/reminders'
import { webhookEvents } from '@/db/schema/webhooks'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { runDue } from '@/lib/due/run-due'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { sendLetters } from '@/lib/letters/compose'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { call } from '@/lib/testing/calls'
import { withMail as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { type Day, dayIn, momentIn, plusDays } from '@/lib/time-zone'
import { dueReminders } from './due'
import { dueWalks } from './walk'

const DUE = [dueWalks, dueReminders]
const rules = (...offsets: number[]) => offsets.map((offsetDays) => ({ offsetDays }))
const today = ({ clock }: TestHouse): Day => dayIn('UTC', clock.now())

/** The clock is moved to nine o’clock of a day, or another time of it, and what is due by then is done. */
async function until(house: TestHouse, day: Day, { time = '09:00', zone = 'UTC' } = {}): Promise<void> {
  const ms = momentIn(zone, day, time).getTime() - house.clock.now().getTime()
  if (ms > 0) house.clock.advance(ms / 1000 + 1)
  await runDue(house, DUE)
  await sendLetters(house)
}

interface Wishes {
  organisation?: object
  customer?: object
  invoice?: object
}

/** An invoice that was sent a minute ago, at noon, and is due in ten days. */
async function billed(house: TestHouse, { customer, invoice, organisation }: Wishes = {}) {
  await until(house, plusDays(today(house), 1), { time: '12:00' })
  const people = await testPeople(house, {
    organisation: { reminders: rules(-3, 0, 7), attachesDocuments: false, ...organisation },
    ...(customer && { customer }),
  })
  const { customerId, organisationId } = people
  const dueDate = plusDays(today(house), 10)
  const { id } = await createInvoice(house, {
    ...{ id: newId(), organisationId, customerId, currency: 'EUR' as const, dueDate },
    lineItems: [{ description: 'Bread', quantity: 1, unitPrice: '140.76' }],
    ...invoice,
  })
  await sendInvoice(house, organisationId, id)
  await sendLetters(house)
  const about = { ...people, params: { id } }
  const on = (offset: number) => plusDays(dueDate, offset)
  return { ...people, id, dueDate, about, on }
}

const decided = async ({ db }: TestHouse, id: string) => {
  const rows = await db
    .select()
    .from(invoiceReminders)
    .where(eq(invoiceReminders.invoiceId, id))
    .orderBy(invoiceReminders.dueAt)
  return rows.map(({ offsetDays, reason, state }) => `${offsetDays} ${reason ?? state}`)
}

const mailsOf = async ({ db }: TestHouse, id: string) =>
  db
    .select()
    .from(outbox)
    .where(and(eq(outbox.kind, 'reminder'), eq(outbox.organisationId, id)))

const payment = ({ id: invoiceId, organisationId }: { id: string; organisationId: string }) => ({
  ...{ id: newId(), organisationId, invoiceId, source: 'stripe' as const, livemode: false },
  ...{ amountMinor: 14_076, feeMinor: 0, platformFeeMinor: 0, clientFeeMinor: 0, currency: 'EUR' },
})

// promise 152
describe('each reminder leaves once', () => {
  it('at nine where the customer is, before, on and after the due date', async ({ house, server }) => {
    const bill = await billed(house, { customer: { timeZone: 'Pacific/Auckland', locale: 'en-NZ' } })
    server.mails.length = 0
    await until(house, bill.on(-3), { time: '08:59', zone: 'Pacific/Auckland' })
    expect(await decided(house, bill.id)).toEqual([])
    for (const offset of [-3, 0, 7]) await until(house, bill.on(offset), { zone: 'Pacific/Auckland' })
    await until(house, bill.on(40))
    expect(await decided(house, bill.id)).toEqual(['-3 sent', '0 sent', '7 sent'])
    const subjects = server.mails.map(({ mail }) => mail.subject)
    expect(subjects).toEqual([
      expect.stringMatching(/^Due \d+ \w+ \d+: invoice INV-0001 from Bakery Lindenhof$/),
      'Due today: invoice INV-0001 from Bakery Lindenhof',
      'Reminder: invoice INV-0001 from Bakery Lindenhof is still open',
    ])
    const events = await house.db
      .select()
      .from(webhookEvents)
      .where(
        and(eq(webhookEvents.organisationId, bill.organisationId), eq(webhookEvents.type, 'reminder.sent')),
      )
    expect(events).toHaveLength(3)
  })

  it('however many drains run at once', async ({ house }) => {
    const bills = [await billed(house), await billed(house), await billed(house)]
    const last = bills[2]
    if (!last) throw new Error('no bill')
    const ms = momentIn('UTC', last.on(8), '09:00').getTime() - house.clock.now().getTime()
    house.clock.advance(ms / 1000)
    await Promise.all(Array.from({ length: 4 }, () => runDue(house, DUE)))
    for (const { id, organisationId } of bills) {
      expect(await decided(house, id)).toEqual(['-3 queued', '0 queued', '7 queued'])
      expect(await mailsOf(house, organisationId)).toHaveLength(3)
    }
  })

  it('an invoice that cannot be looked at holds up no other', async ({ house }) => {
    const broken = await billed(house, { customer: { name: 'Broken' } })
    const fine = await billed(house)
    await house.db.$client`update customers set time_zone = 'Nowhere/Land' where id = ${broken.customerId}`
    await house.db
      .update(invoices)
      .set({ nextReminderAt: new Date(0) })
      .where(eq(invoices.id, broken.id))
    await until(house, fine.on(0))
    expect(await decided(house, fine.id)).toEqual(['-3 sent', '0 sent'])
    expect(await decided(house, broken.id)).toEqual([])
    await house.db.$client`update customers set time_zone = null where id = ${broken.customerId}`
  })

  it('also those whose moment passed while nothing ran', async ({ house }) => {
    const bill = await billed(house)
    await until(house, bill.on(30))
    expect(await decided(house, bill.id)).toEqual(['-3 sent', '0 sent', '7 sent'])
  })

  it('none is made up for that had passed before the invoice was sent', async ({ house }) => {
    const bill = await billed(house, {
      invoice: { issueDate: '2020-01-01', dueDate: plusDays(today(house), -3) },
    })
    await until(house, today(house), { time: '23:00' })
    expect(await decided(house, bill.id)).toEqual(['-3 past', '0 past'])
    await until(house, plusDays(today(house), 9))
    expect(await decided(house, bill.id)).toEqual(['-3 past', '0 past', '7 sent'])
  })

  it('two that holidays bring onto one morning are one letter', async ({ house, server }) => {
    const year = Number(today(house).slice(0, 4)) + 1
    const bill = await billed(house, {
      organisation: { remindersSkipHolidays: true, reminders: rules(0, 1) },
      invoice: { dueDate: `${year}-01-01` },
    })
    server.mails.length = 0
    await until(house, `${year}-01-03`)
    expect((await decided(house, bill.id)).toSorted()).toEqual(['0 together', '1 sent'])
    expect(server.mails).toHaveLength(1)
  })

  it('on the day after a public holiday, where the organisation wants it so', async ({ house }) => {
    const year = Number(today(house).slice(0, 4)) + 1
    const bill = await billed(house, {
      organisation: { remindersSkipHolidays: true, reminders: rules(0) },
      invoice: { dueDate: `${year}-01-01` },
    })
    await until(house, `${year}-01-01`, { time: '20:00' })
    expect(await decided(house, bill.id)).toEqual([])
    await until(house, `${year}-01-02`)
    expect(await decided(house, bill.id)).toEqual(['0 sent'])
  })
})

// promise 152
describe('what is skipped for good', () => {
  it('is what had its moment while it was paused: paid, under way, disputed, promised, asked, void, without an address', async ({
    house,
  }) => {
    const paid = await billed(house)
    const processing = await billed(house)
    const disputed = await billed(house)
    const promised = await billed(house)
    const asked = await billed(house)
    const voided = await billed(house)
    const silent = await billed(house, { customer: { email: null } })
    const { db } = house
    await recordManualPayment(house, paid.organisationId, paid.id, {
      ...{ id: newId(), amount: '140.76', paidAt: house.clock.now(), notes: null },
    })
    const underWay = { ...payment(processing), state: 'processing' as const }
    await db.insert(payments).values(underWay)
    const lost = payment(disputed)
    await db.insert(payments).values({ ...lost, state: 'succeeded', succeededAt: house.clock.now() })
    await db.$client`insert into disputes (id, organisation_id, payment_id, reference_in_payment, amount_minor, currency, state)
      values (${newId()}, ${disputed.organisationId}, ${lost.id}, 'dp_1', 100, 'EUR', 'open')`
    await db
      .update(invoices)
      .set({ promisedFor: promised.on(0), promisedAt: house.clock.now() })
      .where(eq(invoices.id, promised.id))
    const question = newId()
    await db.$client`insert into invoice_questions (id, organisation_id, invoice_id, kind, text, asked_at)
      values (${question}, ${asked.organisationId}, ${asked.id}, 'question', 'Why?', ${house.clock.now().toISOString()})`
    await db.update(invoices).set({ voidedAt: house.clock.now() }).where(eq(invoices.id, voided.id))

    await until(house, silent.on(0), { time: '10:00' })
    expect(await decided(house, paid.id)).toEqual(['-3 paid', '0 paid'])
    expect(await decided(house, processing.id)).toEqual(['-3 processing', '0 processing'])
    expect(await decided(house, disputed.id)).toEqual(['-3 disputed', '0 disputed'])
    expect(await decided(house, promised.id)).toEqual(['-3 promised', '0 promised'])
    expect(await decided(house, asked.id)).toEqual(['-3 question', '0 question'])
    expect(await decided(house, voided.id)).toEqual([])
    expect(await decided(house, silent.id)).toEqual(['-3 no-address', '0 no-address'])

    // The pauses end, and only what is still to come does come.
    await db.update(payments).set({ state: 'failed' }).where(eq(payments.id, underWay.id))
    await db.$client`update disputes set state = 'lost' where payment_id = ${lost.id}`
    await db.$client`update invoice_questions set closed_at = ${house.clock.now().toISOString()} where id = ${question}`
    await until(house, silent.on(7))
    for (const { id } of [processing, disputed, promised, asked])
      expect((await decided(house, id)).slice(2)).toEqual(['7 sent'])
    expect((await decided(house, paid.id)).slice(2)).toEqual(['7 paid'])
  })

  it('a question that was closed only after the moment had paused it then', async ({ house }) => {
    const bill = await billed(house, { organisation: { reminders: rules(0) } })
    const at = momentIn('UTC', bill.on(0), '09:00')
    await house.db
      .$client`insert into invoice_questions (id, organisation_id, invoice_id, kind, text, asked_at, closed_at)
      values (${newId()}, ${bill.organisationId}, ${bill.id}, 'mistake', 'Twice?', ${new Date(at.getTime() - 1000).toISOString()},
        ${new Date(at.getTime() + 1000).toISOString()})`
    await until(house, bill.on(0))
    expect(await decided(house, bill.id)).toEqual(['0 question'])
  })

  it('a letter that waits while the money comes in does not leave', async ({ house, server }) => {
    const bill = await billed(house, { organisation: { reminders: rules(0) } })
    house.clock.advance(
      (momentIn('UTC', bill.on(0), '09:00').getTime() - house.clock.now().getTime()) / 1000 + 1,
    )
    await runDue(house, DUE)
    expect(await decided(house, bill.id)).toEqual(['0 queued'])
    await house.db.insert(payments).values({ ...payment(bill), state: 'processing' })
    server.mails.length = 0
    await sendLetters(house)
    expect(server.mails).toEqual([])
    expect(await decided(house, bill.id)).toEqual(['0 ended'])
  })
})

describe('whose plan counts', () => {
  it('the invoice’s own, else the customer’s, else the organisation’s; an empty one is none', async ({
    house,
  }) => {
    const own = await billed(house, { customer: { reminders: rules(1) }, invoice: { reminders: rules(2) } })
    const customers = await billed(house, { customer: { reminders: rules(1) } })
    const none = await billed(house, { customer: { reminders: [] } })
    await until(house, none.on(9))
    expect(await decided(house, own.id)).toEqual(['2 sent'])
    expect(await decided(house, customers.id)).toEqual(['1 sent'])
    expect(await decided(house, none.id)).toEqual([])
    expect((await call(GET, none.about)).json).toMatchObject({
      reminders: [],
      inheritedFrom: 'customer',
      coming: [],
    })
  })

  // promise 152
  it('one that is planned after its moment is not made up for; one that was due before is sent by the new plan', async ({
    house,
  }) => {
    const bill = await billed(house)
    await until(house, bill.on(2))
    const path = { ...bill, params: { id: bill.customerId } }
    await call(patchCustomer, { ...path, body: { reminders: rules(1, 4) } })
    await until(house, bill.on(3))
    expect(await decided(house, bill.id)).toEqual(['-3 sent', '0 sent', '1 past'])
    await until(house, bill.on(4))
    await call(patchOrganisation, {
      ...bill,
      params: { id: bill.organisationId },
      body: { reminders: rules(5, 30) },
    })
    await call(patchCustomer, { ...path, body: { reminders: null } })
    await until(house, bill.on(6))
    expect((await decided(house, bill.id)).slice(3)).toEqual(['4 sent', '5 sent'])
    await call(patchInvoice, { ...bill.about, body: { reminders: [] } })
    await until(house, bill.on(31))
    expect((await decided(house, bill.id)).slice(5)).toEqual([])
  })

  // promise 152
  it('what only moves reopens nothing that an earlier change has closed, whoever carries it out first', async ({
    house,
  }) => {
    const bill = await billed(house, { organisation: { reminders: [] } })
    await until(house, bill.on(9))
    const path = { ...bill, params: { id: bill.organisationId } }
    await call(patchOrganisation, { ...path, body: { reminders: rules(1, 4, 20) } })
    house.clock.advance(1)
    await call(patchOrganisation, { ...path, body: { timeZone: 'Asia/Tokyo' } })
    house.clock.advance(1)
    // Another replica has the reminders in hand.
    const now = house.clock.now()
    while (
      (await Promise.all([dueWalks.run(house, now), dueWalks.run(house, now)])).some((count) => count > 0)
    );
    await until(house, today(house), { time: '23:00' })
    expect(await decided(house, bill.id)).toEqual(['1 past', '4 past'])
  })

  it('what is said again, and what moves nothing, looks at no invoice anew', async ({ house }) => {
    const bill = await billed(house)
    await runDue(house, DUE)
    const organisation = { ...bill, params: { id: bill.organisationId } }
    const address = { line1: 'Lindenallee 4', city: 'Köln', state: 'NW', country: 'DE' }
    await call(patchOrganisation, {
      ...organisation,
      body: { reminders: rules(7, -3, 0), timeZone: 'UTC', address },
    })
    await call(patchCustomer, {
      ...bill,
      params: { id: bill.customerId },
      body: { timeZone: null, name: 'Other' },
    })
    expect(await house.db.select().from(reminderWalks)).toEqual([])
    await call(patchOrganisation, { ...organisation, body: { remindersSkipHolidays: true } })
    expect(await house.db.select().from(reminderWalks)).toHaveLength(1)
    await runDue(house, DUE)
    expect(await house.db.select().from(reminderWalks)).toEqual([])
  })

  it('a customer who moves is reminded at nine of the new place, once', async ({ house }) => {
    const bill = await billed(house, {
      customer: { timeZone: 'America/Los_Angeles' },
      organisation: { reminders: rules(0, 1) },
    })
    // Nine in Auckland is long past, nine in Los Angeles still to come.
    await until(house, bill.on(0), { time: '10:00', zone: 'Pacific/Auckland' })
    expect(await decided(house, bill.id)).toEqual([])
    const path = { ...bill, params: { id: bill.customerId } }
    await call(patchCustomer, { ...path, body: { timeZone: 'Pacific/Auckland' } })
    await until(house, today(house), { time: '00:00' })
    expect(await decided(house, bill.id)).toEqual(['0 sent'])
    await call(patchCustomer, { ...path, body: { timeZone: 'America/Los_Angeles' } })
    await until(house, bill.on(1), { zone: 'America/Los_Angeles', time: '08:00' })
    expect(await decided(house, bill.id)).toEqual(['0 sent'])
    await until(house, bill.on(1), { zone: 'America/Los_Angeles' })
    expect(await decided(house, bill.id)).toEqual(['0 sent', '1 sent'])
  })

  it('`send` takes a plan too, and refuses two alike', async ({ house }) => {
    const bill = await billed(house)
    const again = await call(send, { ...bill.about, body: { reminders: rules(2, 2) } })
    expect(again.json).toMatchObject({ status: 400, errors: [{ pointer: '/reminders/1/offsetDays' }] })
    const sent = await call(send, { ...bill.about, body: { reminders: rules(2) } })
    expect(sent.json).toMatchObject({ reminders: rules(2) })
    expect((await call(GET, bill.about)).json).toMatchObject({
      ...{ inheritedFrom: null, pausedBy: [], sent: [], timeZone: 'UTC' },
      coming: [{ offsetDays: 2, at: `${bill.on(2)}T09:00:00.000Z`, pausedBy: [] }],
    })
    expect((await call(send, bill.about)).json).toMatchObject({ reminders: rules(2) })
  })
})

describe('by hand', () => {
  it('one leaves at once, and the same call twice sends one', async ({ house, server }) => {
    const bill = await billed(house)
    server.mails.length = 0
    const asked = { ...bill.about, headers: { 'idempotency-key': newId() } }
    const answers = await Promise.all([call(POST, asked), call(POST, asked)])
    expect(answers.map(({ status }) => status)).toContain(201)
    await call(POST, asked)
    await sendLetters(house)
    expect(server.mails).toHaveLength(1)
    expect((await call(GET, bill.about)).json).toMatchObject({
      sent: [{ offsetDays: null, state: 'sent', sentTo: ['office@sonnenschein.example'] }],
    })
  })

  it('none leaves while reminders are paused, and the refusal says why', async ({ house }) => {
    const bill = await billed(house)
    await house.db
      .update(invoices)
      .set({ promisedFor: today(house), promisedAt: house.clock.now() })
      .where(eq(invoices.id, bill.id))
    const { json } = await call(POST, bill.about)
    expect(json).toMatchObject({ code: 'Reminder.Paused', detail: expect.stringContaining('promised') })
    const { id } = await createInvoice(house, {
      ...{
        id: newId(),
        organisationId: bill.organisationId,
        customerId: bill.customerId,
        currency: 'EUR' as const,
      },
      lineItems: [{ description: 'Bread', quantity: 1, unitPrice: '1' }],
    })
    const draft = await call(POST, { ...bill.about, params: { id } })
    expect(draft.json).toMatchObject({ detail: expect.stringContaining('not been sent') })
  })
})
