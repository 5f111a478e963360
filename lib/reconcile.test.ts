// A database is lost and restored to an earlier point: whatever Stripe knows comes back, and nothing is silently unknown.
import { describe, expect, inject, onTestFinished } from 'vitest'
import { openDatabase } from '@/db/database'
import { createDatabase } from '@/lib/testing/create'
import { newId } from './ids'
import { refundPayment } from './payments/refund'
import { reconcileBooks } from './reconcile'
import { type Business, sendBill } from './testing/business'
import { openBill } from './testing/event-desk'
import { withBusiness as it } from './testing/fixtures'
import { hearEvents, invoiceOf, payBill } from './testing/payer'

/** The same business, with its books in another database, or in the same by new connections. */
function inDatabase(business: Business, url: string): Business {
  const db = openDatabase(url, { patienceMs: 20_000 })
  onTestFinished(() => db.$client.end({ timeout: 1 }))
  return { ...business, house: { ...business.house, db } }
}

async function backUp({ house }: Business): Promise<string> {
  // A database is only copied while nobody is connected to it.
  await house.db.$client.end()
  const name = new URL(house.env.databaseUrl).pathname.slice(1)
  const { drop, url } = await createDatabase(inject('databaseAdminUrl'), name)
  onTestFinished(drop)
  return url
}

// promise 127
describe('restored to a point before', () => {
  it('the books equal Stripe’s again, and money for what is not there is named', async ({ business }) => {
    const paid = await openBill(business)
    await paid.pay()
    const open = await openBill(business)
    const sent = await sendBill(business)
    await hearEvents(business)
    const copy = await backUp(business)

    const later = inDatabase(business, business.house.env.databaseUrl)
    const order = { id: newId(), amount: '40.76', reason: null }
    await refundPayment(later.house, later.organisationId, paid.invoiceId, paid.paymentId, order)
    await open.pay()
    const lostPayment = await payBill(later, sent.token)
    const lostInvoice = await sendBill(later)
    const strayMoney = await payBill(later, lostInvoice.token)
    const lostAndOpen = await openBill(later)

    const restored = inDatabase(business, copy)
    const shown = async (invoiceId: string) => {
      const { amountPaidMinor, amountRefundedMinor, status } = await invoiceOf(restored, invoiceId)
      return { amountPaidMinor, amountRefundedMinor, status }
    }
    expect(await shown(sent.invoiceId)).toMatchObject({ status: 'Sent', amountPaidMinor: 0 })
    const refuse = (path: string, times: number) =>
      business.sandbox.post('faults', {
        ...{ path, times, method: 'GET', account: business.accountId, kind: 'refuse', status: 400 },
        error: { type: 'invalid_request_error', message: 'not now' },
      })
    await refuse(`/v1/payment_intents/${lostPayment}`, 1)
    await refuse('/v1/events', 2)
    const reconcile = () => reconcileBooks(restored.house, { closesUnknown: true })
    // What could not be asked is said, and asked again, also where no event tells of it.
    expect((await reconcile()).unasked).toHaveLength(2)
    expect(await shown(sent.invoiceId)).toMatchObject({ status: 'Sent' })
    const report = await reconcile()
    expect(report).toMatchObject({ closed: 1, unasked: [{ reason: 'its events could not be listed' }] })
    expect(await shown(sent.invoiceId)).toMatchObject({ status: 'Paid' })
    expect(report.unknown).toMatchObject([
      {
        reference: strayMoney,
        amountMinor: 14076,
        refundedMinor: 0,
        state: 'paid',
        description: 'Invoice INV-0004',
      },
    ])
    const intents = await business.sandbox.objects('payment_intent', business.accountId)
    expect(intents.find(({ id }) => id === lostAndOpen.reference)).toMatchObject({ status: 'canceled' })
    expect(intents.find(({ id }) => id === lostPayment)).toMatchObject({ status: 'succeeded' })

    // Its number is on somebody's invoice already.
    const next = await sendBill(restored)
    expect(await invoiceOf(restored, next.invoiceId)).toMatchObject({ documentNumber: 'INV-0006' })
    await business.sandbox.post(`payment_intents/${strayMoney}/refund`)
    expect(await reconcile()).toMatchObject({ recovered: 0, closed: 0, unknown: [], unasked: [], broken: {} })
    expect(await shown(paid.invoiceId)).toMatchObject({ amountPaidMinor: 10000, amountRefundedMinor: 4076 })
    expect(await shown(open.invoiceId)).toMatchObject({ amountPaidMinor: 14076, status: 'Paid' })
    expect(await shown(sent.invoiceId)).toMatchObject({ amountPaidMinor: 14076, status: 'Paid' })
  })
})
