// A statement adds up whatever was credited, refunded, kept or voided, and names each credit note.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { invoices } from '@/db/schema/invoices'
import { createCreditNote } from '@/lib/credit-notes/create'
import { newId } from '@/lib/ids'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { endOverpayment } from '@/lib/payments/overpayment'
import { selectPaymentsOfInvoice } from '@/lib/payments/parts-store'
import { refundPayment } from '@/lib/payments/refund'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { type Business, sendBill } from '@/lib/testing/business'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { expectInvariants, hearEvents, payBill } from '@/lib/testing/payer'
import { selectCredit } from './credit-store'
import { readStatement } from './statement'

it.afterEach(({ business }) => expectInvariants(business))

async function paidBill(business: Business) {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await selectPaymentsOfInvoice(business.house.db, invoiceId)
  return { invoiceId, paymentId: payment?.id ?? '' }
}

async function credit({ house, organisationId }: Business, invoiceId: string, amountMinor: number) {
  const id = newId()
  await createCreditNote(house, { id, organisationId, invoiceId, amountMinor, reason: 'Late' })
  await issueCreditNote(house, organisationId, id)
}

const refund = (business: Business, bill: { invoiceId: string; paymentId: string }, order: object) =>
  refundPayment(business.house, business.organisationId, bill.invoiceId, bill.paymentId, {
    ...{ id: newId(), reason: null },
    ...order,
  })

/** What is asked for less what is too much, and less what was kept for the customer. */
async function owed({ customerId, house, organisationId }: Business): Promise<number> {
  const rows = await house.db.select().from(invoices).where(eq(invoices.customerId, customerId))
  const asked = rows.reduce((sum, it) => sum + it.outstandingMinor - it.amountOverpaidMinor, 0)
  return asked - (await selectCredit(house.db, organisationId, customerId, 'EUR'))
}

async function statementOf({ customerId, house, organisationId }: Business) {
  const { currencies } = await readStatement(house, organisationId, customerId, {})
  const [statement] = currencies
  if (!statement) throw new Error('nothing was invoiced')
  return statement
}

// promise 148
it('after each event, the closing balance is what the customer owes', async ({ business }) => {
  const { house, organisationId } = business
  const check = async () => {
    const { closingMinor, lines, openingMinor } = await statementOf(business)
    expect(closingMinor).toBe(await owed(business))
    expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, openingMinor)).toBe(closingMinor)
    return closingMinor
  }
  const [open, spare] = [await sendBill(business), await sendBill(business)]
  expect(await check()).toBe(28_152)
  await credit(business, open.invoiceId, 1_000)
  expect(await check()).toBe(27_152)
  await voidInvoice(house, organisationId, spare.invoiceId)
  expect(await check()).toBe(13_076)

  const paid = await paidBill(business)
  await credit(business, paid.invoiceId, 2_000)
  expect(await check()).toBe(11_076)
  await endOverpayment(house, organisationId, paid.invoiceId, { id: newId(), action: 'keep' })
  expect(await check()).toBe(11_076)

  const returned = await paidBill(business)
  await refund(business, returned, { amount: '40.76' })
  expect(await check()).toBe(11_076)
  const { providerReference } = await refund(business, returned, {})
  expect(await check()).toBe(11_076)
  await business.sandbox.post(`refunds/${providerReference}/fail`)
  await hearEvents(business)
  expect(await check()).toBe(11_076)

  const owing = await paidBill(business)
  await refund(business, owing, { amount: '0.76', owedAgain: true })
  expect(await check()).toBe(11_152)
})

it('each credit is named by its document, and what takes one back by its own', async ({ business }) => {
  const bill = await paidBill(business)
  const { providerReference } = await refund(business, bill, {})
  await business.sandbox.post(`refunds/${providerReference}/fail`)
  await hearEvents(business)
  const { lines } = await statementOf(business)
  expect(
    lines.map(({ creditNote, kind }) => [kind, creditNote?.documentNumber, creditNote?.cancels]),
  ).toEqual([
    ['invoice', undefined, undefined],
    ['payment', undefined, undefined],
    ['refund', undefined, undefined],
    ['credit', 'CN-0001', null],
    ['refund_reversed', undefined, undefined],
    ['credit', 'CN-0002', 'CN-0001'],
  ])
})

it('what was credited in part is not voided, but credited for the rest', async ({ business, house }) => {
  const { invoiceId } = await sendBill(business)
  await credit(business, invoiceId, 1_000)
  const refused = voidInvoice(house, business.organisationId, invoiceId)
  await expect(refused).rejects.toMatchObject({ code: 'Invoice.NotVoidable' })
  await credit(business, invoiceId, 13_076)
  expect(await owed(business)).toBe(0)
})
