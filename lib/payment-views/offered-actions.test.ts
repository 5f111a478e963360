// What is offered is what is allowed: every action in every state, asked of the table and of the verbs.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sendInvoice } from '@/lib/documents/send-invoice'
import { newId } from '@/lib/ids'
import { changeInvoice } from '@/lib/invoices/change'
import { createInvoice } from '@/lib/invoices/create'
import type { InvoiceAction } from '@/lib/invoices/invoice'
import { rotateLink } from '@/lib/invoices/rotate-link'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { refundPayment } from '@/lib/payments/refund'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { offeredActions } from './offered-actions'

let house: TestHouse
let business: Business

beforeAll(async () => {
  house = await testHouse({ withSandbox: true })
  business = await openBusiness(house)
})
afterAll(() => house.close())

const offered = (id: string) => offeredActions(house, business.organisationId, id)

async function draft(): Promise<string> {
  const { customerId, organisationId } = business
  const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '140.76' }]
  const { id } = await createInvoice(house, {
    id: newId(),
    organisationId,
    customerId,
    currency: 'EUR',
    lineItems,
  })
  return id
}

const sent = async () => (await sendBill(business)).invoiceId

const record = (invoiceId: string, amount: string) =>
  recordManualPayment(house, business.organisationId, invoiceId, {
    id: newId(),
    amount,
    paidAt: house.clock.now(),
    notes: null,
  })

async function recorded(amount: string): Promise<string> {
  const id = await sent()
  await record(id, amount)
  return id
}

async function voided(): Promise<string> {
  const id = await sent()
  await voidInvoice(house, business.organisationId, id)
  return id
}

const STATES = {
  Draft: draft,
  Sent: sent,
  PartiallyPaid: () => recorded('40.00'),
  Paid: () => recorded('140.76'),
  Void: voided,
}

/** Actions that change something; the others are only shown. */
const VERBS: Partial<Record<InvoiceAction, (id: string) => Promise<unknown>>> = {
  update: (id) => changeInvoice(house, business.organisationId, id, { memo: 'x' }),
  send: (id) => sendInvoice(house, business.organisationId, id),
  rotateLink: (id) => rotateLink(house, business.organisationId, id),
  recordPayment: (id) => record(id, '0.01'),
  void: (id) => voidInvoice(house, business.organisationId, id),
}

describe.each(Object.entries(STATES))('an invoice that is %s', (status, make) => {
  it.each(Object.entries(VERBS))('%s succeeds exactly where it is offered', async (action, act) => {
    const id = await make()
    const { invoice } = await offered(id)
    expect(invoice.status).toBe(status)
    const isDone = await act(id).then(
      () => true,
      () => false,
    )
    expect(isDone).toBe(invoice.can[action as InvoiceAction])
  })

  it('shows its link once it has one, and can always be taken as a pattern', async () => {
    const { invoice } = await offered(await make())
    expect(invoice.can.duplicate).toBe(true)
    expect(invoice.can.showLink).toBe(status !== 'Draft')
    expect(invoice.paymentUrl !== null).toBe(status !== 'Draft')
  })
})

async function paidBill() {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  return invoiceId
}

it('a card payment can be refunded as far as it has not been, and an invoice whose money went back can be voided', async () => {
  const id = await paidBill()
  const [payment] = await paymentsOf(business, id)
  if (!payment) throw new Error('nothing was paid')
  expect(await offered(id)).toMatchObject({
    invoice: { can: { void: false } },
    payments: [{ id: payment.id, amountMinor: 14_076, feeMinor: 352, refundableMinor: 14_076 }],
  })
  const refund = (amount?: string) =>
    refundPayment(house, business.organisationId, id, payment.id, {
      ...{ id: newId(), amount, reason: null, owedAgain: true },
    })
  await refund('70.38')
  expect((await offered(id)).payments).toMatchObject([{ refundableMinor: 7_038, refundedMinors: [7_038] }])
  await refund()
  expect(await offered(id)).toMatchObject({
    invoice: { can: { void: true } },
    payments: [{ refundableMinor: 0 }],
  })
})

it('what was recorded by hand, and what the bank has taken back, cannot be refunded through Stripe', async () => {
  expect((await offered(await recorded('40.00'))).payments).toMatchObject([
    { refundableMinor: 0, method: null },
  ])
  const id = await paidBill()
  const [payment] = await paymentsOf(business, id)
  await business.sandbox.post(`payment_intents/${payment?.providerReference}/dispute`)
  await hearEvents(business)
  expect((await offered(id)).payments).toMatchObject([{ refundableMinor: 0 }])
})

it('another organisation’s invoice does not exist', async () => {
  const id = await draft()
  await expect(offeredActions(house, newId(), id)).rejects.toMatchObject({ code: 'Invoice.NotFound' })
})
