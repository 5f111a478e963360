// What is paid can never be less than nothing: neither what a payment has lost beyond what it held, nor credit whose money is gone.
import { describe, expect } from 'vitest'
import { createCustomer } from '@/lib/customers/create'
import { selectCredit } from '@/lib/customers/credit-store'
import { readStatement } from '@/lib/customers/statement'
import { newId } from '@/lib/ids'
import { inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { offeredActions } from '@/lib/payment-views/offered-actions'
import { readDocumentByLink } from '@/lib/payment-views/read-document'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import {
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  invoiceOf,
  payBill,
  paymentsOf,
} from '@/lib/testing/payer'
import { applyCredit } from './apply-credit'
import { openPayment } from './open'
import { endOverpayment } from './overpayment'
import { recordManualPayment } from './record-manual'
import { refundPayment } from './refund'

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

/** A customer of their own, so that nobody else's credit counts. */
async function newCustomer(business: Business): Promise<Business> {
  const customerId = newId()
  const named = { name: 'Pension Anker', email: 'a@anker.example', address: null, locale: 'en-GB' }
  await createCustomer(business.house, { id: customerId, organisationId: business.organisationId, ...named })
  return { ...business, customerId }
}

async function books(business: Business, invoiceId: string) {
  const { amountOverpaidMinor, amountPaidMinor, outstandingMinor, status } = await invoiceOf(
    business,
    invoiceId,
  )
  return { status, paid: amountPaidMinor, owed: outstandingMinor, over: amountOverpaidMinor }
}
const OWES_ALL = { status: 'Sent', paid: 0, owed: 14_076, over: 0 }
const PAID = { status: 'Paid', paid: 14_076, owed: 0, over: 0 }

const giveBack = (business: Business, invoiceId: string, paymentId: string | undefined, amount?: string) =>
  refundPayment(business.house, business.organisationId, invoiceId, paymentId ?? '', {
    ...{ id: newId(), amount, reason: null, owedAgain: true },
  })

async function loseDispute(business: Business, reference: string) {
  const { id } = await business.sandbox.post(`payment_intents/${reference}/dispute`, {})
  await business.sandbox.post(`disputes/${id}/close`, { status: 'lost' })
  await hearEvents(business)
}

/** Paid twice, because the refund of the first payment failed late; what was too much is the customer's credit. */
async function keptBill(business: Business) {
  const owner = await newCustomer(business)
  const bill = await sendBill(owner)
  const first = await payBill(business, bill.token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, bill.invoiceId)
  await giveBack(business, bill.invoiceId, payment?.id)
  const second = await payBill(business, bill.token)
  await hearEvents(business)
  const refunds = await business.sandbox.objects('refund', business.accountId)
  await business.sandbox.post(`refunds/${refunds.find((it) => it.payment_intent === first)?.id}/fail`)
  await hearEvents(business)
  await endOverpayment(business.house, business.organisationId, bill.invoiceId, {
    id: newId(),
    action: 'keep',
  })
  const payments = await paymentsOf(business, bill.invoiceId)
  const credit = () => selectCredit(business.house.db, business.organisationId, owner.customerId, 'EUR')
  const spend = (invoiceId: string, amount: string) =>
    applyCredit(business.house, business.organisationId, invoiceId, { id: newId(), amount })
  expect([await books(business, bill.invoiceId), await credit()]).toEqual([PAID, 14_076])
  return { ...bill, owner, references: [first, second], payments, credit, spend }
}

describe('money that was kept as credit', () => {
  it('is not credit any more once a refund has given it back', async ({ business }) => {
    // promise 1, promise 2
    const { credit, invoiceId, owner, payments, spend } = await keptBill(business)
    await giveBack(business, invoiceId, payments[0]?.id)
    await hearEvents(business)
    expect([await books(business, invoiceId), await credit()]).toEqual([OWES_ALL, 14_076])
    await giveBack(business, invoiceId, payments[1]?.id, '100.00')
    await hearEvents(business)
    expect([await books(business, invoiceId), await credit()]).toEqual([OWES_ALL, 4_076])
    const other = await sendBill(owner)
    await expect(spend(other.invoiceId, '40.77')).rejects.toMatchObject({ code: 'Credit.ExceedsAvailable' })
    await giveBack(business, invoiceId, payments[1]?.id)
    await hearEvents(business)
    expect([await books(business, invoiceId), await credit()]).toEqual([OWES_ALL, 0])
  })

  it('is not refunded once it has paid another invoice', async ({ business, house }) => {
    // promise 1, promise 2, promise 17
    const { credit, invoiceId, owner, payments, spend } = await keptBill(business)
    const other = await sendBill(owner)
    await spend(other.invoiceId, '100.00')
    await giveBack(business, invoiceId, payments[0]?.id)
    await hearEvents(business)
    const offered = await offeredActions(house, business.organisationId, invoiceId)
    expect(offered.payments.map(({ refundableMinor }) => refundableMinor)).toEqual([4_076, 0])
    await expect(giveBack(business, invoiceId, payments[1]?.id, '40.77')).rejects.toMatchObject({
      code: 'Refund.ExceedsPayment',
      message: expect.stringContaining('At most 40.76 EUR'),
    })
    const answers = await Promise.allSettled(
      Array.from({ length: 8 }, () => giveBack(business, invoiceId, payments[1]?.id, '10.19')),
    )
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    await hearEvents(business)
    await expect(giveBack(business, invoiceId, payments[1]?.id)).rejects.toMatchObject({
      code: 'Refund.ExceedsPayment',
      message: expect.stringContaining('credit'),
    })
    expect([
      await books(business, invoiceId),
      await books(business, other.invoiceId),
      await credit(),
    ]).toMatchObject([OWES_ALL, { paid: 10_000 }, 0])
  })

  it('is owed again where it has paid, once banks have taken the money back', async ({ business, house }) => {
    // promise 1, promise 2, promise 150
    const { credit, invoiceId, owner, references, spend } = await keptBill(business)
    const [one, two] = [await sendBill(owner), await sendBill(owner)]
    await spend(one.invoiceId, '60.00')
    await spend(two.invoiceId, '70.00')
    await loseDispute(business, references[0] ?? '')
    expect([await books(business, invoiceId), await credit()]).toEqual([OWES_ALL, 1_076])
    await loseDispute(business, references[1] ?? '')
    expect(await credit()).toBe(0)
    for (const bill of [invoiceId, one.invoiceId, two.invoiceId])
      expect(await books(business, bill)).toEqual(OWES_ALL)
    for (const { token } of [one, two]) expect(await viewInvoice(house, token)).toMatchObject({ credits: [] })
    const seen = await inspectInvoice(house, business.organisationId, one.invoiceId)
    expect(seen.timeline.happenings.filter(({ kind }) => kind === 'credit')).toMatchObject([
      { amountMinor: -6_000, isTakenBack: true },
      { amountMinor: 6_000, isTakenBack: false },
    ])
  })
})

describe('a payment that was refunded in part and then charged back whole', () => {
  /** What page, paper and statement leave of it. */
  async function answers(business: Business, owner: Business, invoiceId: string, token: string) {
    const view = await viewInvoice(business.house, token)
    const paper = await readDocumentByLink(business.house, token, 'receipt')
    const { currencies } = await readStatement(business.house, business.organisationId, owner.customerId, {})
    const receipts = view?.receipts.map((it) => it.amountMinor - it.refundedMinor - it.chargedBackMinor)
    return {
      books: (await books(business, invoiceId)).owed,
      page: view?.outstandingMinor,
      receipts: 14_076 - (receipts ?? []).reduce((sum, it) => sum + it, 0),
      paper: paper.totalMinor - paper.paidMinor + paper.refundedMinor,
      paperDue: paper.outstandingMinor,
      statement: currencies[0]?.closingMinor,
    }
  }
  const allSay = (minor: number) => ({
    ...{ books: minor, page: minor, receipts: minor, paper: minor, paperDue: minor, statement: minor },
  })

  it('owes what the invoice asks, once', async ({ business, house }) => {
    // promise 1, promise 2, promise 150
    const owner = await newCustomer(business)
    const { invoiceId, token } = await sendBill(owner)
    const reference = await payBill(business, token)
    await hearEvents(business)
    await giveBack(business, invoiceId, (await paymentsOf(business, invoiceId))[0]?.id, '30.00')
    await loseDispute(business, reference)
    expect(await answers(business, owner, invoiceId, token)).toEqual(allSay(14_076))
    expect((await openPayment(house, token)).amount.minor).toBe(14_076)
    await payBill(business, token)
    await hearEvents(business)
    expect(await books(business, invoiceId)).toEqual(PAID)
    expect(await answers(business, owner, invoiceId, token)).toEqual(allSay(0))
  })

  it('takes nothing from what another payment has brought', async ({ business, house }) => {
    // promise 1, promise 150
    const owner = await newCustomer(business)
    const { invoiceId, token } = await sendBill(owner)
    await recordManualPayment(house, business.organisationId, invoiceId, {
      ...{ id: newId(), amount: '40.76', paidAt: house.clock.now(), notes: null },
    })
    const reference = await payBill(business, token)
    await hearEvents(business)
    const card = (await paymentsOf(business, invoiceId)).find(({ source }) => source === 'stripe')
    await giveBack(business, invoiceId, card?.id, '30.00')
    await loseDispute(business, reference)
    expect(await books(business, invoiceId)).toMatchObject({ paid: 4_076, owed: 10_000 })
    expect(await answers(business, owner, invoiceId, token)).toEqual(allSay(10_000))
  })

  it('comes back without what was refunded when the dispute is won after all', async ({ business }) => {
    // promise 19
    const owner = await newCustomer(business)
    const { invoiceId, token } = await sendBill(owner)
    const reference = await payBill(business, token)
    await hearEvents(business)
    await giveBack(business, invoiceId, (await paymentsOf(business, invoiceId))[0]?.id, '30.00')
    const { id } = await business.sandbox.post(`payment_intents/${reference}/dispute`, {})
    for (const [status, paid] of [
      ['lost', 0],
      ['won', 11_076],
    ] as const) {
      await business.sandbox.post(`disputes/${id}/close`, { status })
      await hearEvents(business)
      expect(await books(business, invoiceId), status).toMatchObject({ paid, owed: 14_076 - paid })
      expect(await answers(business, owner, invoiceId, token)).toEqual(allSay(14_076 - paid))
    }
  })
})
