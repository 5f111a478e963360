// One reference of a payment: the same on the payer's page, on paper, in mail and in the API, and found by whoever looks for it.
import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { GET as list, POST as record } from '@/app/invoices/[id]/payments/route'
import { GET as invoices } from '@/app/invoices/route'
import { outbox } from '@/db/schema/mail'
import { payments, refunds } from '@/db/schema/payments'
import { newId } from '@/lib/ids'
import { browseInvoices } from '@/lib/invoices/browse/browse'
import { readBrowseQuery } from '@/lib/invoices/browse/query'
import { composeMail } from '@/lib/letters/compose'
import { paymentReference, refundReference } from '@/lib/money/payment-reference'
import { refundPayment } from '@/lib/payments/refund'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { hearEvents, payBill } from '@/lib/testing/payer'
import { readDocumentByLink } from './read-document'
import { viewInvoice } from './view-invoice'

it.beforeEach(async ({ business }) => {
  // Others that must not be found.
  const other = await sendBill(business)
  await payBill(business, other.token)
})

async function foundBy(business: Business, q: string): Promise<{ admin: string[]; api: string[] }> {
  const scope = { organisationId: business.organisationId }
  const page = await browseInvoices(business.house, scope, readBrowseQuery({ q }))
  const { json } = await call(invoices, { ...business, query: `?q=${encodeURIComponent(q)}` })
  return { admin: page.rows.map(({ id }) => id), api: (json.data as { id: string }[]).map(({ id }) => id) }
}

async function expectToFind(business: Business, invoiceId: string, texts: (string | null | undefined)[]) {
  for (const text of texts) {
    if (!text) throw new Error('no reference to look for')
    expect(await foundBy(business, text), text).toEqual({ admin: [invoiceId], api: [invoiceId] })
  }
}

const lettersOf = async (house: TestHouse, kind: 'receipt' | 'paid-notice' | 'refund-notice') => {
  const rows = await house.db.select().from(outbox).where(eq(outbox.kind, kind))
  return Promise.all(rows.map((row) => composeMail(house, row)))
}

const listed = async (business: Business, invoiceId: string) =>
  (await call(list, { ...business, params: { id: invoiceId } })).json.data as Record<string, unknown>[]

it('a payment by card and its refund are called the same everywhere', async ({ business, house }) => {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await house.db.select().from(payments).where(eq(payments.invoiceId, invoiceId))
  if (!payment) throw new Error('nothing was paid')
  const refundId = newId()
  await refundPayment(house, business.organisationId, invoiceId, payment.id, {
    id: refundId,
    amount: '40.00',
    reason: null,
  })
  await hearEvents(business)
  const [refund] = await house.db.select().from(refunds).where(eq(refunds.id, refundId))
  const [paid, back] = [paymentReference(payment.id), refundReference(refundId)]

  expect((await viewInvoice(house, token))?.receipts).toMatchObject([{ reference: paid }])
  expect((await readDocumentByLink(house, token, 'receipt')).payments).toMatchObject([
    { reference: paid, refunds: [{ reference: back }] },
  ])
  expect(await listed(business, invoiceId)).toMatchObject([
    { reference: paid, refunds: [{ reference: back }] },
  ])
  expect(
    (await lettersOf(house, 'paid-notice')).filter(({ text }) => String(text).includes(paid)),
  ).toHaveLength(1)
  expect((await lettersOf(house, 'receipt')).filter(({ text }) => String(text).includes(paid))).toHaveLength(
    1,
  )
  expect(
    (await lettersOf(house, 'refund-notice')).filter(({ text }) => String(text).includes(back)),
  ).toHaveLength(1)

  await expectToFind(business, invoiceId, [
    paid,
    paid.toLowerCase(),
    paid.slice(2),
    paid.replaceAll('-', ' '),
    back,
  ])
  // What older mails show, and what stands in Stripe's dashboard.
  await expectToFind(business, invoiceId, [payment.id, payment.id.toUpperCase(), refundId])
  await expectToFind(business, invoiceId, [
    payment.providerReference,
    payment.chargeReference,
    refund?.providerReference,
  ])
})

it('a payment that was recorded by hand has one, too', async ({ business, house }) => {
  const { invoiceId, token } = await sendBill(business)
  const made = await call(record, {
    ...business,
    params: { id: invoiceId },
    body: { amount: '100.00', notes: 'Cash' },
  })
  const reference = String(made.json.reference)
  expect(reference).toBe(paymentReference(String(made.json.id)))
  expect((await viewInvoice(house, token))?.receipts).toMatchObject([{ reference }])
  expect(
    (await lettersOf(house, 'receipt')).filter(({ text }) => String(text).includes(reference)),
  ).toHaveLength(1)
  await expectToFind(business, invoiceId, [reference, String(made.json.id)])
})

it('nobody finds by it what is of another organisation', async ({ business, house }) => {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await house.db.select().from(payments).where(eq(payments.invoiceId, invoiceId))
  const stranger = await openBusiness(house)
  for (const text of [
    paymentReference(payment?.id ?? ''),
    payment?.id ?? '',
    payment?.providerReference ?? '',
  ])
    expect(await foundBy(stranger, text), text).toEqual({ admin: [], api: [] })
})

it('the first digits of an id find what was called so on older papers', async ({ business, house }) => {
  const { invoiceId } = await sendBill(business)
  const id = randomUUID()
  await house.db.insert(payments).values({
    ...{ id, invoiceId, organisationId: business.organisationId, source: 'manual', state: 'succeeded' },
    ...{ livemode: false, amountMinor: 100, currency: 'EUR' },
  })
  await expectToFind(business, invoiceId, [
    paymentReference(id),
    id.slice(0, 8),
    id.slice(0, 8).toUpperCase(),
  ])
})
