// After a refund nobody is asked to pay again unless somebody said so; and a refund that fails leaves no trace in the books.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { issuedDocuments } from '@/db/schema/documents'
import { createCreditNote } from '@/lib/credit-notes/create'
import { selectCreditNotesOf } from '@/lib/credit-notes/store'
import { newId } from '@/lib/ids'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness } from '@/lib/testing/fixtures'
import {
  expectBooksToAgree,
  expectInvariants,
  hearEvents,
  invoiceOf,
  payBill,
  paymentsOf,
} from '@/lib/testing/payer'
import { carryRefunds } from './carry-refunds'
import { issueCreditNote } from './issue-credit-note'
import { refundPayment } from './refund'

interface Paid {
  invoiceId: string
  paymentId: string
}

const it = withBusiness.extend('paid', ({ business }) => paidBill(business))
it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

async function paidBill(business: Business): Promise<Paid> {
  const { invoiceId, token } = await sendBill(business, {
    lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '100.00' }],
  })
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  if (!payment) throw new Error('nothing was paid')
  return { invoiceId, paymentId: payment.id }
}

const giveBack = ({ house, organisationId }: Business, { invoiceId, paymentId }: Paid, amount?: string) =>
  refundPayment(house, organisationId, invoiceId, paymentId, { id: newId(), amount, reason: null })

const notesOf = async (business: Business, invoiceId: string) =>
  (await selectCreditNotesOf(business.house.db, invoiceId)).map(({ cancelsId, status, totalMinor }) => [
    cancelsId === null ? 'credits' : 'cancels',
    ...[status, totalMinor],
  ])
const openOf = async (business: Business, id: string) => {
  const { amountCreditedMinor, amountPaidMinor, outstandingMinor, status } = await invoiceOf(business, id)
  return [status, amountPaidMinor, amountCreditedMinor, outstandingMinor]
}

it('a credit note of the same gross takes the place of the debt, once', async ({ business, house, paid }) => {
  // promise 148
  const { invoiceId, paymentId } = paid
  const order = { id: newId(), amount: '30.00', reason: 'Three rolls were stale' }
  await refundPayment(house, business.organisationId, invoiceId, paymentId, order)
  expect(await selectCreditNotesOf(house.db, invoiceId)).toMatchObject([
    { ...{ refundId: order.id, reason: order.reason, totalMinor: 3_000, status: 'Issued' } },
  ])
  expect(await openOf(business, invoiceId)).toEqual(['Paid', 7_000, 3_000, 0])
  await refundPayment(house, business.organisationId, invoiceId, paymentId, order)
  expect(await notesOf(business, invoiceId)).toEqual([['credits', 'Issued', 3_000]])
})

it('with owedAgain it is due again, and nothing is credited', async ({ business, house, paid }) => {
  // promise 148
  const { invoiceId, paymentId } = paid
  const order = { id: newId(), amount: '30.00', reason: null, owedAgain: true }
  expect(await refundPayment(house, business.organisationId, invoiceId, paymentId, order)).toMatchObject({
    owedAgain: true,
  })
  expect(await openOf(business, invoiceId)).toEqual(['PartiallyPaid', 7_000, 0, 3_000])
  expect(await notesOf(business, invoiceId)).toEqual([])
})

it('a refund that fails takes its credit back by a document of its own, once', async ({
  business,
  house,
  paid,
}) => {
  // promise 148
  const { invoiceId } = paid
  const refund = await giveBack(business, paid, '40.00')
  await business.sandbox.post(`refunds/${refund.providerReference}/fail`)
  await hearEvents(business)
  await hearEvents(business, (events) => events.reverse())
  expect(await notesOf(business, invoiceId)).toEqual([
    ['credits', 'Cancelled', 4_000],
    ['cancels', 'Issued', 4_000],
  ])
  expect(await openOf(business, invoiceId)).toEqual(['Paid', 10_000, 0, 0])
  const told = await house.db.select().from(issuedDocuments).where(eq(issuedDocuments.kind, 'credit-note'))
  const numbers = (await selectCreditNotesOf(house.db, invoiceId)).map(({ documentNumber }) => documentNumber)
  const frozen = told.filter(({ documentNumber }) => numbers.includes(documentNumber))
  expect(frozen.map(({ snapshot }) => snapshot)).toMatchObject([
    { kind: 'credit-note', totalMinor: 4_000, corrects: { reason: 'Refund' } },
    { kind: 'invoice', totalMinor: 4_000, corrects: { documentNumber: numbers[0] } },
  ])
})

it('a failed refund that a version before has booked back is credited no longer', async ({
  business,
  house,
  paid,
}) => {
  // promise 148
  const { invoiceId } = paid
  const refund = await giveBack(business, paid, '40.00')
  await house.db.$client`
    insert into ledger_entries (fact, organisation_id, invoice_id, payment_id, kind, amount_minor, currency, occurred_at)
    values (${`refund_reversed:${refund.providerReference}`}, ${business.organisationId}, ${invoiceId}, ${paid.paymentId},
      'refund_reversed', 4000, 'EUR', now())`
  await house.db.$client`update refunds set state = 'failed' where id = ${refund.id}`
  await carryRefunds(house)
  expect(await openOf(business, invoiceId)).toEqual(['Paid', 10_000, 0, 0])
  expect(await notesOf(business, invoiceId)).toMatchObject([
    ['credits', 'Cancelled', 4_000],
    ['cancels', 'Issued', 4_000],
  ])
  // What Stripe says of it follows.
  await business.sandbox.post(`refunds/${refund.providerReference}/fail`)
  await hearEvents(business)
})

it('what was credited before is used up first, and of the rest no more than is left', async ({
  business,
  house,
  paid,
}) => {
  // promise 148
  const { invoiceId } = paid
  const { organisationId } = business
  const order = { ...{ id: newId(), organisationId, invoiceId, amountMinor: 6_000 }, reason: 'Late' }
  await createCreditNote(house, order)
  await issueCreditNote(house, organisationId, order.id)
  expect(await openOf(business, invoiceId)).toEqual(['Paid', 10_000, 6_000, 0])
  await giveBack(business, paid, '50.00')
  expect(await notesOf(business, invoiceId)).toEqual([['credits', 'Issued', 6_000]])
  await giveBack(business, paid)
  expect(await openOf(business, invoiceId)).toEqual(['Paid', 0, 10_000, 0])
  expect(await notesOf(business, invoiceId)).toEqual([
    ['credits', 'Issued', 6_000],
    ['credits', 'Issued', 4_000],
  ])
})
