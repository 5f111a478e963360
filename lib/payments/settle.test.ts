// Settling: what Stripe says becomes what our books say, once, in whatever order and however often it is heard.
import { and, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { ledgerEntries } from '@/db/schema/ledger'
import { outbox } from '@/db/schema/mail'
import { accountConnector } from '@/lib/connectors/registry'
import { paymentProgress } from '@/lib/payment-views/progress'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import {
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  intentsOf,
  invoiceOf,
  payBill,
  paymentsOf,
  referenceIn,
} from '@/lib/testing/payer'
import { openPayment } from './open'
import { reconcilePayment } from './reconcile'
import { settle } from './settle'
import { sweepPayments } from './sweep'

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
})

async function onlyPayment(business: Business, invoiceId: string) {
  const [payment, ...others] = await paymentsOf(business, invoiceId)
  if (!payment || others.length > 0) throw new Error('not exactly one payment')
  return payment
}
const entriesOf = (house: TestHouse, invoiceId: string) =>
  house.db.select().from(ledgerEntries).where(eq(ledgerEntries.invoiceId, invoiceId))

describe('a bank debit', () => {
  it('is not paid until the money has come', async ({ business, house }) => {
    // promise 22
    const { invoiceId, token } = await sendBill(business)
    const reference = await payBill(business, token, 'pm_sepa_debit')
    await hearEvents(business)
    expect(await onlyPayment(business, invoiceId)).toMatchObject({ state: 'processing' })
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Sent', amountPaidMinor: 0 })
    expect(await viewInvoice(house, token)).toMatchObject({ state: 'processing', checkout: null })
    await expect(openPayment(house, token)).rejects.toMatchObject({ code: 'Payment.InvoiceNotPayable' })
    await business.sandbox.post(`payment_intents/${reference}/settle`)
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid', amountPaidMinor: 14_076 })
  })

  it('that fails leaves the invoice payable', async ({ business, house }) => {
    // promise 22
    const { invoiceId, token } = await sendBill(business)
    const reference = await payBill(business, token, 'pm_sepa_debit')
    await hearEvents(business)
    await business.sandbox.post(`payment_intents/${reference}/fail`)
    await hearEvents(business)
    expect(await onlyPayment(business, invoiceId)).toMatchObject({ state: 'open' })
    expect((await paymentProgress(house, token)).state).toBe('due')
    await payBill(business, token)
    await hearEvents(business)
    expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
  })
})

it('a decline says why, and another card on the same intent pays', async ({ business, house }) => {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token, 'pm_card_chargeDeclinedInsufficientFunds').catch(() => undefined)
  await hearEvents(business)
  expect(await viewInvoice(house, token)).toMatchObject({
    state: 'due',
    decline: { code: 'insufficient_funds', methodType: 'card' },
  })
  await payBill(business, token)
  await hearEvents(business)
  expect(await intentsOf(business, invoiceId)).toHaveLength(1)
  expect(await viewInvoice(house, token)).toMatchObject({ state: 'paid', decline: null })
})

it('a success is booked once, with one receipt, however often and from wherever it is reported', async ({
  business,
  house,
}) => {
  // promise 20, promise 45
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  const { id } = await onlyPayment(business, invoiceId)
  house.clock.advance(60)
  await Promise.all([
    hearEvents(business),
    sweepPayments(house),
    ...Array.from({ length: 8 }, () => reconcilePayment(house, id)),
  ])
  expect(await entriesOf(house, invoiceId)).toMatchObject([{ kind: 'payment', amountMinor: 14_076 }])
  const receipt = and(eq(outbox.kind, 'receipt'), eq(outbox.fact, `receipt:${id}`))
  expect(await house.db.select().from(outbox).where(receipt)).toHaveLength(1)
})

it('the sweep settles what no event ever reported', async ({ business, house }) => {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  house.clock.advance(60)
  await sweepPayments(house)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
})

it('facts read earlier change nothing read later, but a success is always booked', async ({
  business,
  house,
}) => {
  // promise 47
  const { invoiceId, token } = await sendBill(business)
  const reference = referenceIn((await openPayment(house, token)).clientSecret)
  const asOf = new Date(Date.now() - 60_000)
  const early = await accountConnector(house, business.accountId).read(reference)
  await payBill(business, token)
  const known = await onlyPayment(business, invoiceId)
  await reconcilePayment(house, known.id)
  await settle(house, known, early, asOf)
  expect(await onlyPayment(business, invoiceId)).toMatchObject({ state: 'succeeded' })
})

it('another replica’s clock does not decide which facts are newer', async ({ business, house }) => {
  // promise 121
  const { invoiceId, token } = await sendBill(business)
  await openPayment(house, token)
  const { id } = await onlyPayment(business, invoiceId)
  const ahead = { ...house, clock: { now: () => new Date(Date.now() + 86_400_000) } }
  await payBill(business, token)
  await reconcilePayment(ahead, id)
  await business.sandbox.post(
    `payment_intents/${(await onlyPayment(business, invoiceId)).providerReference}/refund`,
    {
      amount: 76,
    },
  )
  await reconcilePayment(house, id)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ amountPaidMinor: 14_000 })
})

it('a deadlock is tried again: nothing is booked twice and Stripe is not asked again', async ({
  business,
  house,
}) => {
  // promise 39
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  const { id } = await onlyPayment(business, invoiceId)
  const reads = async () =>
    (await business.sandbox.requests(business.accountId)).filter(({ method }) => method === 'GET').length
  const before = await reads()
  const sql = house.db.$client
  const settling: Promise<unknown>[] = []
  await sql.begin(async (tx) => {
    // Patience here makes the other one the victim.
    await tx`set local deadlock_timeout = '20s'`
    await tx`select 1 from payments where id = ${id} for update`
    settling.push(reconcilePayment(house, id))
    await expect
      .poll(
        async () =>
          (
            await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
          ).length,
      )
      .toBe(1)
    // Without a victim this would wait for ever: it comes back because the settling was rolled back.
    await tx`select 1 from invoices where id = ${invoiceId} for update`
  })
  await Promise.all(settling)
  expect(await entriesOf(house, invoiceId)).toHaveLength(1)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
  expect(await reads()).toBe(before + 1)
})

it('money that does not match its payment is logged loudly and never settled', async ({
  business,
  house,
}) => {
  // promise 53
  await expectInvariants(business)
  const { invoiceId, token } = await sendBill(business)
  const reference = referenceIn((await openPayment(house, token)).clientSecret)
  await house.db.$client`update payments set amount_minor = 14075 where provider_reference = ${reference}`
  await business.sandbox.post(`payment_intents/${reference}/pay`)
  await hearEvents(business)
  expect(await onlyPayment(business, invoiceId)).toMatchObject({
    state: 'quarantined',
    quarantineReason: 'amount',
  })
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Sent', amountPaidMinor: 0 })
  expect((await viewInvoice(house, token))?.state).toBe('under-review')
  await house.db.$client`update payments set amount_minor = 14076 where provider_reference = ${reference}`
  await reconcilePayment(house, (await onlyPayment(business, invoiceId)).id)
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ status: 'Paid' })
})
