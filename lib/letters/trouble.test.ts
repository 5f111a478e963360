// What went wrong with money is told by mail: each event once, to whom it concerns, and the table of who is told is kept.
import { eq, sql } from 'drizzle-orm'
import { expect } from 'vitest'
import { memberships, organisations, users } from '@/db/schema/organisations'
import { notificationChoices } from '@/db/schema/people'
import { newId } from '@/lib/ids'
import { NOTICES } from '@/lib/notifications/notices'
import { selectPaymentsOfInvoice } from '@/lib/payments/parts-store'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { refundPayment } from '@/lib/payments/refund'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { composeMail } from './compose'

const SELLER = 'owner@morgenrot.example'

it.beforeAll(async ({ business, house }) => {
  const userId = newId()
  await house.db.insert(users).values({ id: userId, email: SELLER })
  const { organisationId } = business
  await house.db.insert(memberships).values({ organisationId, userId, role: 'Owner' })
  await house.db.update(organisations).set({ locale: 'en' }).where(eq(organisations.id, organisationId))
  for (const event of Object.keys(NOTICES))
    if (event !== 'debit-failed')
      await house.db.insert(notificationChoices).values({ userId, event, wantsMail: false })
})

async function letters(house: TestHouse) {
  const rows = await house.db.execute<{ id: string; kind: string; content: object }>(sql`
    select id, kind, content from outbox
    where kind not in ('invoice-sent', 'receipt', 'paid-notice', 'refund-notice', 'debit-on-its-way')
    order by created_at, kind`)
  await house.db.execute(sql`delete from outbox`)
  const mails = await Promise.all(rows.map((row) => composeMail(house, row)))
  return rows.map(({ kind }, at) => ({
    kind,
    to: mails[at]?.to.map(({ address }) => address),
    text: String(mails[at]?.text),
  }))
}

async function paidBill(business: Business, means = 'pm_card_visa') {
  const bill = await sendBill(business)
  const reference = await payBill(business, bill.token, means)
  await hearEvents(business)
  return { ...bill, reference }
}

it('a debit that fails is told to the seller, and to the payer with what to do', async ({
  business,
  house,
}) => {
  const { reference } = await paidBill(business, 'pm_sepa_debit')
  await business.sandbox.post(`payment_intents/${reference}/fail`)
  await hearEvents(business)
  const told = await letters(house)
  expect(told.map(({ kind, to }) => [kind, to])).toEqual([
    ['debit-failed', [SELLER]],
    ['debit-failed-payer', ['accounts@lindenhof.example']],
  ])
  expect(told[1]?.text).toContain('/i/')
  expect(told[1]?.text).toContain('choose another way to pay')
})

it('a dispute is told with hour and zone, its answer is not, and its end is', async ({ business, house }) => {
  const { reference } = await paidBill(business)
  const { id } = await business.sandbox.post(`payment_intents/${reference}/dispute`, {})
  await hearEvents(business)
  const [opened, ...more] = await letters(house)
  expect([opened?.kind, opened?.to, more]).toEqual(['dispute-opened', [SELLER], []])
  expect(opened?.text).toMatch(/\d{1,2}:\d{2}/)
  await business.sandbox.post(`disputes/${id}/answer`)
  await hearEvents(business)
  expect(await letters(house)).toEqual([])
  await business.sandbox.post(`disputes/${id}/close`, { status: 'lost' })
  await hearEvents(business, (events) => events.reverse())
  expect((await letters(house)).map(({ kind }) => kind)).toEqual(['dispute-closed'])
})

it('a refund that fails after a second payment is told, and that the invoice is overpaid, once each', async ({
  business,
  house,
}) => {
  // promise 149
  const { invoiceId, reference, token } = await paidBill(business)
  const [payment] = await paymentsOf(business, invoiceId)
  const order = { id: newId(), reason: null, owedAgain: true }
  await refundPayment(house, business.organisationId, invoiceId, payment?.id ?? '', order)
  await payBill(business, token)
  await hearEvents(business)
  expect(await letters(house)).toEqual([])
  const refunds = await business.sandbox.objects('refund', business.accountId)
  const refund = refunds.find((one) => one.payment_intent === reference)
  await business.sandbox.post(`refunds/${refund?.id}/fail`)
  await hearEvents(business)
  await hearEvents(business)
  expect((await letters(house)).map(({ kind, to }) => [kind, to])).toEqual([
    ['overpaid', [SELLER]],
    ['refund-failed', [SELLER]],
  ])
})

it('a refund that Stripe cancels is told like one that failed', async ({ business, house }) => {
  const { invoiceId, reference } = await paidBill(business, 'pm_sepa_debit')
  await business.sandbox.post(`payment_intents/${reference}/settle`)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  await letters(house)
  const order = { id: newId(), reason: null }
  const refund = await refundPayment(house, business.organisationId, invoiceId, payment?.id ?? '', order)
  expect(refund.state).toBe('pending')
  await house.db.execute(sql`update outbox set state = 'sent', sent_at = now() where kind = 'refund-notice'`)
  const { stripeApiBase, stripeSecretKey } = house.env
  const cancelled = await fetch(`${stripeApiBase}/v1/refunds/${refund.providerReference}/cancel`, {
    method: 'POST',
    headers: { authorization: `Bearer ${stripeSecretKey}`, 'stripe-account': business.accountId },
  })
  expect(cancelled.status).toBe(200)
  await hearEvents(business)
  await hearEvents(business)
  const told = await house.db.execute<{ id: string; kind: string; content: object }>(sql`
    select id, kind, content from outbox where kind like 'refund-failed%' order by kind`)
  const mails = await Promise.all(told.map((row) => composeMail(house, row)))
  expect(told.map(({ kind }, at) => [kind, mails[at]?.to.map(({ address }) => address)])).toEqual([
    ['refund-failed', [SELLER]],
    ['refund-failed-payer', ['jenny@example.com', 'accounts@lindenhof.example']],
  ])
  await house.db.execute(sql`delete from outbox`)
})

it('a surplus of which the rest goes back by itself is not told as one that stays', async ({
  business,
  house,
}) => {
  // promise 149
  const { invoiceId, token } = await sendBill(business)
  const reference = await payBill(business, token)
  await house.db.execute(sql`update payments set state = 'cancelled' where invoice_id = ${invoiceId}`)
  await recordManualPayment(house, business.organisationId, invoiceId, {
    ...{ id: newId(), amount: '140.76', paidAt: house.clock.now(), notes: null },
  })
  await hearEvents(business)
  await letters(house)
  await business.sandbox.post(`payment_intents/${reference}/refund`, { amount: 4_000 })
  await sweepRefunds(house)
  await sweepRefunds(house)
  await hearEvents(business)
  const made = (await selectPaymentsOfInvoice(house.db, invoiceId)).flatMap(({ refunds }) => refunds)
  expect(made.map(({ amountMinor, state }) => [amountMinor, state]).toSorted()).toEqual([
    [10_076, 'succeeded'],
    [14_076, 'failed'],
    [4_000, 'succeeded'],
  ])
  expect((await letters(house)).map(({ kind }) => kind)).toEqual(['refund-failed'])
})

/** Letter by letter: some tell nothing any more. */
async function waitingLetters(house: TestHouse) {
  const rows = await house.db.execute<{ id: string; kind: string; content: object }>(sql`
    select id, kind, content from outbox where kind like 'dispute-%' or kind like 'debit-failed%' order by created_at, kind`)
  await house.db.execute(sql`delete from outbox`)
  return Promise.all(
    rows.map(async (row) => [
      row.kind,
      await composeMail(house, row).then(
        ({ text }) => String(text),
        (error: Error) => error.message,
      ),
    ]),
  )
}

async function lostDispute(business: Business, reference: string) {
  const { id } = await business.sandbox.post(`payment_intents/${reference}/dispute`, {})
  await hearEvents(business)
  await business.sandbox.post(`disputes/${id}/close`, { status: 'lost' })
  await hearEvents(business)
}

it('a dispute that ended before its first letter left is told once, and that the invoice is open only while it is', async ({
  business,
  house,
}) => {
  const { reference, token } = await paidBill(business)
  await house.db.execute(sql`delete from outbox`)
  await lostDispute(business, reference)
  const both = await house.db.execute<{ id: string; kind: string; content: object }>(sql`
    select id, kind, content from outbox where kind = 'dispute-closed'`)
  // In whichever order they wait.
  const letters = Object.fromEntries(await waitingLetters(house))
  expect(letters['dispute-opened']).toBe('The dispute is over.')
  expect(letters['dispute-closed']).toContain('The invoice is open again.')
  await payBill(business, token)
  await hearEvents(business)
  const [again] = await Promise.all([...both].map((row) => composeMail(house, row)))
  expect(again?.text).toContain('The dispute is lost')
  expect(again?.text).not.toContain('open again')
  await house.db.execute(sql`delete from outbox`)
})

it('a late failure is called a debit only when it was one', async ({ business, house }) => {
  const { invoiceId, reference } = await paidBill(business, 'pm_sepa_debit')
  await house.db.execute(sql`delete from outbox`)
  await business.sandbox.post(`payment_intents/${reference}/fail`)
  await hearEvents(business)
  const method = JSON.stringify({ type: 'multibanco' })
  await house.db.execute(
    sql`update payments set method = ${method}::jsonb where invoice_id = ${invoiceId}::uuid`,
  )
  const told = await waitingLetters(house)
  expect(told.map(([kind]) => kind)).toEqual(['debit-failed', 'debit-failed-payer'])
  for (const [, text] of told) {
    expect(text).toContain('did not go through')
    expect(text).not.toMatch(/debit|account/)
  }
})

it('a refund that Stripe refused is not reported as returned', async ({ business, house }) => {
  const { invoiceId } = await paidBill(business)
  const [payment] = await paymentsOf(business, invoiceId)
  const id = newId()
  await refundPayment(house, business.organisationId, invoiceId, payment?.id ?? '', { id, reason: null })
  const { text } = await composeMail(house, { id: newId(), kind: 'refund-failed', content: { refundId: id } })
  expect(text).toContain('did not reach them.')
  expect(text).toContain('Open the invoice to see why.')
  expect(text).not.toMatch(/back|another way/)
})
