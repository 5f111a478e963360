// Months in one move of the clock: what fell due first is done first, and its letters leave before what fell due later.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asc, eq, isNotNull } from 'drizzle-orm'
import { expect } from 'vitest'
import { invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { organisations } from '@/db/schema/organisations'
import { startBackground } from './background'
import { createCustomer } from './customers/create'
import { newId } from './ids'
import { createRecurring } from './recurring-invoices/create'
import { agree, billIn, dayAhead, debitOf } from './testing/autopay'
import { type Business, sendBill } from './testing/business'
import { withBusiness } from './testing/fixtures'
import { paymentsOf } from './testing/payer'

const DAY = 86_400
const file = join(mkdtempSync(join(tmpdir(), 'clock-')), 'clock')
const patience = { timeout: 240_000, interval: 50 }
const said = () => {
  try {
    return readFileSync(`${file}.done`, 'utf8')
  } catch {
    return undefined
  }
}

const it = withBusiness.extend('needs', ({ server }) => ({
  withSandbox: true,
  env: { REMIT_TEST_CLOCK: file, SMTP_URL: server.url },
}))

/** It begins at noon, whenever it runs: letters leave in the morning of their day. */
const NOON = (DAY * 1.5 - (Math.floor(Date.now() / 1000) % DAY)) % DAY

/** To noon of this day from the beginning, in one move; all that is due by then is done. */
async function moveTo(day: number): Promise<void> {
  const seconds = String(NOON + day * DAY)
  writeFileSync(file, `+${seconds}`)
  await expect.poll(said, patience).toBe(seconds)
}

const lettersAbout = ({ house }: Business, kind: string) =>
  house.db.select().from(outbox).where(eq(outbox.kind, kind)).orderBy(asc(outbox.createdAt))

/** Somebody else, who pays by hand and is reminded. */
async function reminded(business: Business, days: number) {
  const { house, organisationId } = business
  const customerId = newId()
  const name = 'Café Anker'
  const email = 'anker@example.com'
  await createCustomer(house, { id: customerId, organisationId, name, email, address: null, locale: 'de' })
  const bill = await sendBill({ ...business, customerId }, { dueDate: dayAhead(business, days) })
  const reminders = [-1, 2, 8].map((offsetDays) => ({ offsetDays }))
  const nextReminderAt = house.clock.now()
  await house.db.update(invoices).set({ reminders, nextReminderAt }).where(eq(invoices.id, bill.invoiceId))
  return { ...bill, customerId }
}

// promise 153
it('letters leave before what falls due later in the same move, a debit among it, and none is left out', {
  timeout: 180_000,
}, async ({ business, house }) => {
  writeFileSync(file, `+${NOON}`)
  const replica = await startBackground(house)
  await moveTo(0)
  await house.db.update(organisations).set({ attachesDocuments: false })
  await agree(business)
  const collected = await billIn(business, 20)
  await moveTo(18)
  const told = await lettersAbout(business, 'autopay-coming')
  expect(told.map(({ state }) => state)).toEqual(['sent'])

  // A reminder is due on the nineteenth day, then the debit on the 21st at the latest, then reminders on the 22nd and 28th.
  const bill = await reminded(business, 2)
  await createRecurring(house, {
    ...{ id: newId(), organisationId: business.organisationId, customerId: bill.customerId },
    ...{ send: 'automatically', catchUp: 'all' },
    schedule: { every: 'week', interval: 1, start: dayAhead(business, 4) },
    template: { currency: 'EUR', lineItems: [{ description: 'Bread', quantity: 1, unitPrice: '35' }] },
  })
  await moveTo(48)

  const reminders = await lettersAbout(business, 'reminder')
  expect(reminders.map(({ content, state }) => [content.invoiceId, state])).toEqual(
    [1, 2, 3].map(() => [bill.invoiceId, 'sent']),
  )
  const [debit] = await paymentsOf(business, collected.invoiceId)
  expect(debit?.state).toBe('succeeded')
  const [before, after] = reminders
  expect(before?.sentAt?.getTime()).toBeLessThanOrEqual(debit?.createdAt.getTime() ?? 0)
  expect(debit?.createdAt.getTime()).toBeLessThanOrEqual(after?.createdAt.getTime() ?? 0)
  for (const [n, letter] of reminders.entries())
    expect(letter.sentAt?.getTime()).toBeLessThanOrEqual(reminders[n + 1]?.createdAt.getTime() ?? Infinity)

  // Each occurrence once, in the order of its days, and each told before the next was made.
  const made = await house.db
    .select()
    .from(invoices)
    .where(isNotNull(invoices.recurringInvoiceId))
    .orderBy(asc(invoices.recurringNumber))
  expect(made.map(({ recurringNumber }) => recurringNumber)).toEqual([1, 2, 3, 4])
  await replica.stop()
})

// promise 154
it('a debit is told in the move into which both fall, and made when its notice is over', {
  timeout: 180_000,
}, async ({ business, house }) => {
  const replica = await startBackground(house)
  const bill = await billIn(business, 20)
  await moveTo(78)
  const tellings = async () =>
    (await lettersAbout(business, 'autopay-coming')).filter(
      ({ content }) => content.invoiceId === bill.invoiceId,
    )
  expect((await tellings()).map(({ state }) => state)).toEqual(['sent'])
  expect(await debitOf(business, bill.invoiceId)).toMatchObject({ state: 'planned', tries: 0 })
  await moveTo(82)
  expect(await tellings()).toHaveLength(1)
  expect(await debitOf(business, bill.invoiceId)).toMatchObject({ state: 'collected', tries: 1 })
  await replica.stop()
})
