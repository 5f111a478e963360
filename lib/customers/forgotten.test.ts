// Who asks to be forgotten is named nowhere any more but on papers that were sent, whatever had been written of them.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { POST as anonymise } from '@/app/customers/[id]/anonymise/route'
import { DELETE } from '@/app/customers/[id]/route'
import { POST as mailStatement } from '@/app/customers/[id]/statement/send/route'
import { POST as create } from '@/app/customers/route'
import { invoices } from '@/db/schema/invoices'
import { inbox, outbox } from '@/db/schema/mail'
import { payments } from '@/db/schema/payments'
import { webhookEvents } from '@/db/schema/webhooks'
import { transact } from '@/db/transact'
import { newId } from '@/lib/ids'
import { sendLetters } from '@/lib/letters/compose'
import { issueReceipt } from '@/lib/payments/issue-receipt'
import { refundPayment } from '@/lib/payments/refund'
import { updatePaymentDetails } from '@/lib/payments/store'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { allRows } from '@/lib/testing/rows'
import { writeBodies } from '@/lib/webhooks/outgoing/write-bodies'

const NAME = 'Quirin "Q} Vergessen'
const who = (business: Business) => ({ apiKey: business.apiKey, organisationId: business.organisationId })

async function known(business: Business): Promise<string> {
  const body = { name: NAME, emails: { to: ['quirin@vergessen.example', 'q2@vergessen.example'] } }
  return String((await call(create, { ...who(business), body })).json.id)
}

/** What Stripe tells of a payer, as every reading of the charge writes it down. */
const learn = (house: TestHouse, id: string) =>
  transact(house.db, (tx) =>
    updatePaymentDetails(tx, id, { billing: { name: NAME, email: 'quirin@vergessen.example' } }),
  )

it('no personal data of an anonymised customer is left in any table, even after further events from Stripe', async ({
  business,
  house,
}) => {
  const customerId = await known(business)
  const { invoiceId, token } = await sendBill({ ...business, customerId })
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  const paymentId = payment?.id ?? ''
  await learn(house, paymentId)
  const refund = { id: newId(), amount: '10', reason: 'late' }
  await refundPayment(house, business.organisationId, invoiceId, paymentId, refund)
  await hearEvents(business)
  await writeBodies(house, 100)
  await sendLetters(house)
  await issueReceipt(house, paymentId)
  // As Stripe wrote it, and as a bank that returned a debit is told of.
  await house.db
    .update(inbox)
    .set({ payload: JSON.stringify({ billing_details: { name: NAME } }), paymentId })
    .where(eq(inbox.type, 'charge.updated'))
  const aboutDebit = {
    kind: 'debit-failed-payer',
    fact: `debit-failed-payer:${paymentId}:1`,
    content: { paymentId },
  }
  await house.db
    .insert(outbox)
    .values({ id: newId(), ...aboutDebit, state: 'sent', sentTo: ['quirin@vergessen.example'] })
  expect(await namings(house)).toBeGreaterThan(3)

  await call(anonymise, { ...who(business), params: { id: customerId } })
  const [paper] = await house.db.select().from(invoices).where(eq(invoices.id, invoiceId))
  expect(paper?.billedTo).toMatchObject({ name: NAME })
  // Once by itself, and in three documents as they were frozen: one has a receipt of it, and the refund has credited what it took.
  expect(await namings(house)).toBe(4)
  const events = await house.db.select().from(webhookEvents).where(eq(webhookEvents.subjectId, paymentId))
  expect(events.length).toBeGreaterThan(0)
  for (const { payload } of events) expect(JSON.parse(payload ?? '').data).toMatchObject({ billing: null })

  await learn(house, paymentId)
  const [after] = await house.db.select().from(payments).where(eq(payments.id, paymentId))
  expect(after?.billing).toBeNull()
})

it('nothing of a deleted customer is left in any table', async ({ business, house }) => {
  const id = await known(business)
  await call(mailStatement, { ...who(business), params: { id } })
  await sendLetters(house)
  const before = await namings(house)
  expect((await call(DELETE, { ...who(business), params: { id } })).status).toBe(204)
  expect(await namings(house)).toBeLessThan(before)
  expect((await allRows(house)).match(/@vergessen/g)).toBeNull()
})

const namings = async (house: TestHouse) =>
  (await allRows(house)).split('\n').filter((row) => /vergessen/i.test(row)).length
