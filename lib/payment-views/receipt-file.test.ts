// The receipt of a payment: numbered and frozen when it is first needed, the same bytes at every door and ever after.
import { createHash } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { GET as peoplesPaymentReceipt } from '@/app/admin/payments/[id]/receipt.pdf/route'
import { GET as payersPaymentReceipt } from '@/app/i/[token]/payments/[paymentId]/receipt.pdf/route'
import { GET as payersReceipt } from '@/app/i/[token]/receipt.pdf/route'
import { GET as receiptOf } from '@/app/payments/[id]/receipt/route'
import { readPdf } from '@/components/documents/testing/read-pdf'
import { issuedDocuments } from '@/db/schema/documents'
import { payments } from '@/db/schema/payments'
import { createCreditNote } from '@/lib/credit-notes/create'
import { changeCustomer } from '@/lib/customers/change'
import { newId } from '@/lib/ids'
import { browseInvoices } from '@/lib/invoices/browse/browse'
import { readBrowseQuery } from '@/lib/invoices/browse/query'
import { changeOrganisation } from '@/lib/organisations/change'
import { createMember } from '@/lib/organisations/members'
import { issueCreditNote } from '@/lib/payments/issue-credit-note'
import { issueReceipt } from '@/lib/payments/issue-receipt'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { refundPayment } from '@/lib/payments/refund'
import { purge } from '@/lib/privacy/purge'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { expectDocumented } from '@/lib/testing/documented'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { openShop, postCheckout } from '@/lib/testing/shop'
import { signedIn } from '@/lib/testing/visits'
import { inspectInvoice } from './inspect-invoice'
import { viewInvoice } from './view-invoice'

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const who = ({ apiKey, organisationId }: Business) => ({ apiKey, organisationId })

/** Bytes, not text: a test's `call` would read them as UTF-8. */
async function ask({ apiKey, organisationId }: Business, id: string, format = 'pdf') {
  const headers = { 'x-dolfin-api-key': apiKey, 'x-dolfin-organisation-id': organisationId }
  const url = `http://localhost:3000/payments/${id}/receipt?format=${format}`
  const response = await receiptOf(new Request(url, { headers }), { params: Promise.resolve({ id }) })
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, hash: hashOf(bytes) }
}

async function refused(business: Business, id: string, query = '') {
  const answer = await call(receiptOf, { ...who(business), params: { id }, query })
  await expectDocumented(receiptOf.operation, answer)
  return { status: answer.status, code: answer.json.code }
}

async function record({ house, organisationId }: Business, invoiceId: string, amount: string) {
  const order = { id: newId(), amount, paidAt: house.clock.now(), notes: null }
  return (await recordManualPayment(house, organisationId, invoiceId, order)).id
}

const numbersOf = ({ house, organisationId }: Business) =>
  house.db
    .select({ number: issuedDocuments.documentNumber, paymentId: issuedDocuments.paymentId })
    .from(issuedDocuments)
    .where(eq(issuedDocuments.organisationId, organisationId))
    .orderBy(asc(issuedDocuments.documentNumber))
    .then((rows) => rows.filter(({ paymentId }) => paymentId !== null))

const textOf = async (bytes: Uint8Array) => (await readPdf(bytes)).text.replace(/\s+/g, ' ')

/** With all that an invoice for machines needs. */
async function withParticulars(business: Business) {
  const { customerId, house, organisationId } = business
  await changeOrganisation(house, organisationId, {
    ...{ legalName: 'Morgenrot GmbH', vatNumber: 'DE136695976', companyRegistrationNumber: 'HRB 4711' },
    address: { line1: 'Mehlgasse 3', postalCode: '10115', city: 'Berlin', country: 'DE' },
  })
  await changeCustomer(house, organisationId, customerId, {
    address: { line1: 'Lindenallee 12', postalCode: '10115', city: 'Berlin', country: 'DE' },
  })
}

describe('the receipt of a payment', () => {
  // promise 143
  it('is the same bytes whatever is refunded, paid and renamed after it', async ({ business, house }) => {
    const { invoiceId, token } = await sendBill(business)
    const first = await record(business, invoiceId, '40.76')
    const receipt = await ask(business, first)
    expect(receipt.status).toBe(200)
    expect(Object.fromEntries(receipt.headers)).toMatchObject({
      ...{ 'content-type': 'application/pdf', etag: `"${receipt.hash}"` },
      'content-disposition': 'attachment; filename="R-0001.pdf"',
    })
    const text = await textOf(receipt.bytes)
    const said = [
      'Receipt',
      'R-0001',
      'INV-0001',
      '€40.76',
      '€140.76',
      'Left to pay',
      '€100.00',
      'Hotel Lindenhof',
    ]
    for (const part of said) expect(text).toContain(part)

    const { customerId, organisationId } = business
    await payBill(business, token)
    await hearEvents(business)
    const second = (await paymentsOf(business, invoiceId)).at(-1)?.id ?? ''
    const order = { id: newId(), amount: '10', reason: null }
    await refundPayment(house, organisationId, invoiceId, second, order)
    await changeOrganisation(house, organisationId, {
      name: 'Umbenannt',
      timeZone: 'Asia/Tokyo',
      locale: 'fr',
    })
    await changeCustomer(house, organisationId, customerId, { name: 'Verkauft', locale: 'ja' })
    await house.db.$client`delete from document_files where organisation_id = ${organisationId}`
    expect((await ask(business, first)).hash).toBe(receipt.hash)
    const later = await textOf((await ask(business, second)).bytes)
    for (const part of ['R-0002', 'Paid in total', '€140.76', '€0.00']) expect(later).toContain(part)
  })

  // promises 143 and 147
  it('says what had been paid when it came, also where it is issued after all else', async ({ business }) => {
    const { invoiceId } = await sendBill(business)
    const [first, second] = [
      await record(business, invoiceId, '40'),
      await record(business, invoiceId, '100.76'),
    ]
    const last = await textOf((await ask(business, second)).bytes)
    const text = await textOf((await ask(business, first)).bytes)
    expect(last).toContain('R-0001')
    expect(text).toContain('R-0002')
    expect(text).toContain('€100.76')
    expect(text).not.toContain('Paid in total')
  })

  // promise 147
  it('is issued once by sixty-four at once, and the series has no gap', async ({ business, house }) => {
    const { invoiceId } = await sendBill(business)
    const paid = [await record(business, invoiceId, '1'), await record(business, invoiceId, '2')]
    const all = Array.from({ length: 64 }, (_, at) => paid[at % 2] ?? '')
    await Promise.all(all.map((id) => issueReceipt(house, id)))
    const more = [await record(business, invoiceId, '3')]
    await Promise.all(more.map((id) => issueReceipt(house, id)))
    const numbers = await numbersOf(business)
    expect(numbers.map(({ number }) => number)).toEqual(['R-0001', 'R-0002', 'R-0003'])
    expect(new Set(numbers.map(({ paymentId }) => paymentId))).toEqual(new Set([...paid, ...more]))
  })

  // promise 146
  it('repeats the invoice for machines under the invoice’s number, with what is paid and left', async ({
    business,
    house,
  }) => {
    await withParticulars(business)
    const { invoiceId } = await sendBill(business, {
      lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '100', taxRate: '19' }],
    })
    const id = await record(business, invoiceId, '19')
    const ubl = await ask(business, id, 'ubl')
    expect(ubl.headers.get('content-type')).toBe('application/xml')
    const xml = ubl.bytes.toString()
    expect(xml).toContain('<cbc:ID>INV-0001</cbc:ID>')
    expect(xml).toContain('<cbc:PrepaidAmount currencyID="EUR">19.00</cbc:PrepaidAmount>')
    expect(xml).toContain('<cbc:PayableAmount currencyID="EUR">100.00</cbc:PayableAmount>')
    expect(xml).not.toContain('R-0001')
    const facturX = await ask(business, id, 'factur-x')
    const text = await textOf(facturX.bytes)
    for (const part of ['R-0001', 'INV-0001', 'Rolls', '€119.00']) expect(text).toContain(part)
    expect(facturX.hash).not.toBe((await ask(business, id)).hash)
    const rows = await house.db.select().from(issuedDocuments).where(eq(issuedDocuments.paymentId, id))
    expect(rows.map(({ documentNumber, kind }) => [kind, documentNumber])).toEqual([['receipt', 'R-0001']])
  })

  // promise 148
  it('asks in no format for what was credited', async ({ business, house }) => {
    await withParticulars(business)
    const { invoiceId } = await sendBill(business, {
      lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '100', taxRate: '19' }],
    })
    const { organisationId } = business
    const order = { id: newId(), organisationId, invoiceId, amountMinor: 5_950, reason: 'Late' }
    await issueCreditNote(house, organisationId, (await createCreditNote(house, order)).id)
    const id = await record(business, invoiceId, '59.50')
    expect(await textOf((await ask(business, id)).bytes)).toContain('Left to pay €0.00')
    const xml = (await ask(business, id, 'ubl')).bytes.toString()
    expect(xml).toContain('<cbc:PrepaidAmount currencyID="EUR">119.00</cbc:PrepaidAmount>')
    expect(xml).toContain('<cbc:PayableAmount currencyID="EUR">0.00</cbc:PayableAmount>')
    expect(xml).toContain('Credited: €59.50')
    expect(xml).not.toContain('Pay online')
  })

  it('of an invoice that was erased before it was frozen is gone', async ({ business, house }) => {
    const { invoiceId } = await sendBill(business)
    const id = await record(business, invoiceId, '1')
    await house.db.$client`delete from issued_documents where invoice_id = ${invoiceId}`
    await house.db.$client`update invoices set contents_erased_at = now() where id = ${invoiceId}`
    expect(await refused(business, id)).toEqual({ status: 410, code: 'Document.Erased' })
  })

  it('is refused by name where there is none', async ({ business, house }) => {
    const { invoiceId, token } = await sendBill(business)
    await payBill(business, token)
    const [open] = await house.db.select().from(payments).where(eq(payments.invoiceId, invoiceId))
    const id = open?.id ?? ''
    expect(await refused(business, id)).toEqual({ status: 409, code: 'Receipt.NotPaid' })
    expect(await refused(business, newId())).toEqual({ status: 404, code: 'Payment.NotFound' })
    expect(await refused(business, id, '?format=xrechnung-ubl')).toEqual({
      status: 400,
      code: 'Document.UnknownFormat',
    })
    await hearEvents(business)
    expect(await refused(business, id, '?format=ubl')).toEqual({ status: 409, code: 'Document.Incomplete' })
    expect((await ask(business, id)).status).toBe(200)
    expect(await textOf((await ask(business, id)).bytes)).toContain('Visa ending in 4242')
    const rival = await openBusiness(house)
    expect(await refused(rival, id)).toEqual({ status: 404, code: 'Payment.NotFound' })
    await house.db.$client`update issued_documents set snapshot = '{}' where payment_id = ${id}`
    await house.db.$client`delete from document_files where organisation_id = ${business.organisationId}`
    expect(await refused(business, id)).toEqual({ status: 410, code: 'Document.Erased' })
  })

  it('in a currency of three decimals is a paper alone', async ({ business }) => {
    await withParticulars(business)
    const { invoiceId } = await sendBill(business, { currency: 'KWD' })
    const id = await record(business, invoiceId, '140.760')
    expect(await refused(business, id, '?format=ubl')).toEqual({
      status: 409,
      code: 'Document.CurrencyNotSupported',
    })
    expect((await ask(business, id)).status).toBe(200)
  })

  it('of one from before rests on what is frozen only now', async ({ business, house }) => {
    const { invoiceId } = await sendBill(business)
    const id = await record(business, invoiceId, '1')
    await house.db.$client`delete from issued_documents where invoice_id = ${invoiceId}`
    await issueReceipt(house, id)
    const [row] = await house.db.select().from(issuedDocuments).where(eq(issuedDocuments.paymentId, id))
    expect(row?.frozenLater).toEqual(row?.issuedAt)
  })
})

describe('the doors of a receipt', () => {
  // promise 143
  it('are the payer’s and the people’s, with the same bytes as the API, for each payment its own', async ({
    business,
    house,
  }) => {
    const { invoiceId, token } = await sendBill(business)
    const [first, second] = [
      await record(business, invoiceId, '40'),
      await record(business, invoiceId, '100.76'),
    ]
    const { id: member } = await createMember(house, {
      ...{ organisationId: business.organisationId, email: `${newId()}@papers.example`, role: 'Member' },
    })
    const headers = await signedIn(house, member)
    const request = (path: string) => new Request(`http://localhost:3000${path}`, { headers })
    const byLink = (paymentId: string, by = token) =>
      payersPaymentReceipt(request(`/i/${by}/payments/${paymentId}/receipt.pdf`), {
        params: Promise.resolve({ token: by, paymentId }),
      })
    for (const id of [first, second]) {
      const asMember = await peoplesPaymentReceipt(request(`/admin/payments/${id}/receipt.pdf`), {
        params: Promise.resolve({ id }),
      })
      const { hash } = await ask(business, id)
      for (const response of [await byLink(id), asMember])
        expect(hashOf(new Uint8Array(await response.arrayBuffer()))).toBe(hash)
    }
    const other = await sendBill(business)
    for (const id of [await record(business, other.invoiceId, '1'), 'x', newId()])
      expect((await byLink(id)).status).toBe(404)
    expect((await byLink(first, 'x')).status).toBe(404)

    // The old link: the receipt of the only payment, or all that was paid.
    const whole = async (by: string) => {
      const response = await payersReceipt(request(`/i/${by}/receipt.pdf`), {
        params: Promise.resolve({ token: by }),
      })
      return response.headers.get('content-disposition')
    }
    expect(await whole(token)).toBe('attachment; filename="INV-0001-receipt.pdf"')
    expect(await whole(other.token)).toBe('attachment; filename="R-0003.pdf"')
    const page = (await viewInvoice(house, token))?.receipts.map(({ documentNumber, id }) => [
      documentNumber,
      id,
    ])
    expect(page?.toSorted()).toEqual([
      ['R-0001', first],
      ['R-0002', second],
    ])
    const { money, timeline } = await inspectInvoice(house, business.organisationId, invoiceId)
    expect(money.payments.map(({ receiptNumber }) => receiptNumber)).toEqual(['R-0002', 'R-0001'])
    const told = timeline.happenings.flatMap((it) => (it.kind === 'receipt' ? [it.documentNumber] : []))
    expect(told).toEqual(['R-0002', 'R-0001'])
    const found = await browseInvoices(
      house,
      { organisationId: business.organisationId },
      readBrowseQuery({ q: 'r-0003' }),
    )
    expect(found.rows.map(({ id }) => id)).toEqual([other.invoiceId])
  })
})

describe('the receipt of an order', () => {
  it('lists what was sold, and is a paper alone', async ({ house }) => {
    const shop = await openShop(house)
    const { SessionId } = (await postCheckout(shop)).json
    await shop.sandbox.post(`checkout_sessions/${SessionId}/pay`, { payment_method: 'pm_card_visa' })
    await hearEvents(shop)
    const [payment] = await house.db
      .select()
      .from(payments)
      .where(eq(payments.organisationId, shop.organisationId))
    const id = payment?.id ?? ''
    const text = await textOf((await ask(shop, id)).bytes)
    for (const part of ['R-0001', 'Bestellung', 'Haircut', '45,00 €', '7,18 €', 'Noch zu zahlen 0,00 €'])
      expect(text).toContain(part)
    expect(await refused(shop, id, '?format=ubl')).toEqual({ status: 409, code: 'Receipt.NoInvoice' })
    // It is kept as long as the order, and goes with it.
    const sql = house.db.$client
    await sql`update checkouts set created_at = '2000-01-01' where organisation_id = ${shop.organisationId}`
    await sql`update payments set succeeded_at = '2000-01-01' where organisation_id = ${shop.organisationId}`
    await purge(house)
    expect(await refused(shop, id)).toEqual({ status: 410, code: 'Document.Erased' })
  })
})
