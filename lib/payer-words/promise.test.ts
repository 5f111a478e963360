// What a payer promises, and the number that they give: within the days, once for each word, told to the seller.
import { eq } from 'drizzle-orm'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect } from 'vitest'
import { POST as promise } from '@/app/i/[token]/promise/route'
import { POST as giveNumber } from '@/app/i/[token]/purchase-order-number/route'
import { issuedDocuments } from '@/db/schema/documents'
import { customers, invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { organisations } from '@/db/schema/organisations'
import { timelineEntries } from '@/db/schema/timeline'
import { createCreditNote } from '@/lib/credit-notes/create'
import { newId } from '@/lib/ids'
import { documentFile } from '@/lib/payment-views/document-file'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { issueReceipt } from '@/lib/payments/issue-receipt'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { type Business, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { dayIn, plusDays } from '@/lib/time-zone'

it.beforeEach(async ({ house }) => {
  await house.db.$client`truncate outbox, rate_limits`
})

const said = (token: string, date: string) => call(promise, { params: { token }, body: { date } })
const lettersOf = ({ house }: Business, kind: string) =>
  house.db.select().from(outbox).where(eq(outbox.kind, kind))
const rowOf = async ({ house }: Business, id: string) => {
  const [row] = await house.db.select().from(invoices).where(eq(invoices.id, id))
  if (!row) throw new Error('no invoice')
  return row
}

describe('a promise', () => {
  it('is kept and told once, however often it is pressed; another day replaces it', async ({
    business,
    house,
  }) => {
    const { invoiceId, token } = await sendBill(business)
    const today = dayIn('UTC', house.clock.now())
    const [first, second] = [plusDays(today, 10), plusDays(today, 20)]
    const pressed = await Promise.all(Array.from({ length: 6 }, () => said(token, first)))
    expect(pressed.map(({ json, status }) => [status, json])).toEqual(Array(6).fill([200, { date: first }]))
    expect((await rowOf(business, invoiceId)).promisedFor).toBe(first)
    expect(await lettersOf(business, 'promise-made')).toHaveLength(1)
    await said(token, second)
    await said(token, first)
    expect((await rowOf(business, invoiceId)).promisedFor).toBe(first)
    expect((await lettersOf(business, 'promise-made')).map(({ content }) => content.date)).toEqual([
      ...[first, second, first],
    ])
    const told = await house.db
      .select()
      .from(timelineEntries)
      .where(eq(timelineEntries.detail, 'promised'))
      .orderBy(timelineEntries.id)
    expect(told.filter((entry) => entry.invoiceId === invoiceId).map(({ message }) => message)).toEqual([
      ...[first, second, first],
    ])
  })

  it('may be for today, and for no day after 60 days, where the customer is', async ({ business, house }) => {
    const { token } = await sendBill(business)
    await house.db.update(customers).set({ timeZone: 'Pacific/Kiritimati' })
    const there = dayIn('Pacific/Kiritimati', house.clock.now())
    for (const [days, status] of [
      [-1, 400],
      [0, 200],
      [60, 200],
      [61, 400],
    ] as const)
      expect([days, (await said(token, plusDays(there, days))).status]).toEqual([days, status])
    const { json } = await said(token, plusDays(there, 61))
    expect(json.errors).toMatchObject([{ pointer: '/date', code: 'out-of-range' }])
    await house.db.update(customers).set({ timeZone: null })
    await house.db.update(organisations).set({ timeZone: 'Pacific/Pago_Pago' })
    const farther = dayIn('Pacific/Pago_Pago', house.clock.now())
    expect((await said(token, plusDays(farther, -1))).status).toBe(400)
    expect((await said(token, farther)).status).toBe(200)
    await house.db.update(organisations).set({ timeZone: 'UTC' })
  })

  it.for(['2026-02-30', 'tomorrow', '', null, 20261201])('%j is no day', async (date, { business }) => {
    const { token } = await sendBill(business)
    expect((await call(promise, { params: { token }, body: { date } })).status).toBe(400)
  })

  it('is not taken where nothing is owed, nor by a link that leads nowhere', async ({ business, house }) => {
    const { organisationId } = business
    const today = dayIn('UTC', house.clock.now())
    const paid = await sendBill(business)
    const money = { id: newId(), amount: '140.76', paidAt: house.clock.now(), notes: null }
    await recordManualPayment(house, organisationId, paid.invoiceId, money)
    const voided = await sendBill(business)
    await voidInvoice(house, organisationId, voided.invoiceId)
    for (const { token } of [paid, voided])
      expect((await said(token, today)).json).toMatchObject({ code: 'Payment.InvoiceNotPayable' })
    expect((await said('x'.repeat(43), today)).json).toMatchObject({ code: 'Payment.InvalidToken' })
    expect(await lettersOf(business, 'promise-made')).toEqual([])
  })

  it('can be changed only so often in a day', async ({ business, house }) => {
    const { token } = await sendBill(business)
    const today = dayIn('UTC', house.clock.now())
    const statuses: number[] = []
    for (let day = 0; day < 31; day++) statuses.push((await said(token, plusDays(today, day))).status)
    expect(statuses).toEqual([...Array(30).fill(200), 429])
  })
})

describe('a purchase order number', () => {
  const given = (token: string, number: unknown) => call(giveNumber, { params: { token }, body: { number } })

  it('is the payer’s word beside the issued one, and no byte of what was issued changes', async ({
    business,
    house,
  }) => {
    const { invoiceId, token } = await sendBill(business)
    const issued = () =>
      house.db.select().from(issuedDocuments).where(eq(issuedDocuments.invoiceId, invoiceId))
    const before = await issued()
    expect((await given(token, '  PO-2026/118 ')).json).toEqual({ number: 'PO-2026/118' })
    await given(token, 'PO-2026/118')
    expect(await rowOf(business, invoiceId)).toMatchObject({
      ...{ payerPurchaseOrderNumber: 'PO-2026/118', purchaseOrderNumber: null },
    })
    expect(await issued()).toEqual(before)
    expect(await lettersOf(business, 'order-number-given')).toHaveLength(1)
  })

  it('stands on receipts and credit notes from then on, and the invoice keeps its bytes', async ({
    business,
    house,
  }) => {
    const { organisationId } = business
    const { invoiceId, token } = await sendBill(business)
    const paper = async (subject: Parameters<typeof documentFile>[1]) => {
      const { bytes } = await documentFile(house, subject, 'pdf')
      const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)))
      return { bytes: Buffer.from(bytes), text: text.join('\n') }
    }
    const before = await paper({ invoiceId })
    await given(token, 'PO-LATER')
    const money = { id: newId(), amount: '100', paidAt: house.clock.now(), notes: null }
    await recordManualPayment(house, organisationId, invoiceId, money)
    await issueReceipt(house, money.id)
    const draft = { id: newId(), organisationId, invoiceId, reason: 'Late', amount: '10' }
    const { id: creditNoteId } = await createCreditNote(house, draft)
    await issueCreditNote(house, organisationId, creditNoteId)
    expect((await paper({ paymentId: money.id })).text).toContain('PO-LATER')
    expect((await paper({ creditNoteId })).text).toContain('PO-LATER')
    expect((await paper({ invoiceId })).bytes.equals(before.bytes)).toBe(true)
  })

  it.for([
    ['4242 4242 4242 4242', 'card-number'],
    ['line\nbreak', 'custom'],
    ['nul\u0000', 'custom'],
    ['\u200b\u2066', 'custom'],
    ['   ', 'too-small'],
    ['9'.repeat(101), 'too-big'],
  ] as const)('%j is refused as %s', async ([number, code], { business }) => {
    const { token } = await sendBill(business)
    const { json, status } = await given(token, number)
    expect([status, (json.errors as { code: string }[]).map((error) => error.code)]).toEqual([400, [code]])
  })

  it('loses what would turn the text around it, and keeps what looks like HTML as text', async ({
    business,
  }) => {
    const { token } = await sendBill(business)
    expect((await given(token, '\u202ePO\u2066 <b>7</b>\u202c')).json).toEqual({ number: 'PO <b>7</b>' })
  })
})
