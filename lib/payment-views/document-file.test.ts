// The file of an issued document, through every door: the same bytes, whatever happens afterwards.
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { GET as peoplesInvoice } from '@/app/admin/invoices/[id]/invoice.pdf/route'
import { GET as payersInvoice } from '@/app/i/[token]/invoice.pdf/route'
import { GET as document } from '@/app/invoices/[id]/document/route'
import { GET as read } from '@/app/invoices/[id]/route'
import { documentFiles } from '@/db/schema/documents'
import { changeCustomer } from '@/lib/customers/change'
import { newId } from '@/lib/ids'
import { createInvoice } from '@/lib/invoices/create'
import { changeOrganisation } from '@/lib/organisations/change'
import { createMember } from '@/lib/organisations/members'
import { voidInvoice } from '@/lib/payments/void-invoice'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { expectDocumented } from '@/lib/testing/documented'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, payBill } from '@/lib/testing/payer'
import { allRows } from '@/lib/testing/rows'
import { signedIn } from '@/lib/testing/visits'
import { documentFile } from './document-file'
import { presentPublicInvoice, readPublicInvoice } from './public-view'
import { previewInvoice, viewInvoice } from './view-invoice'

/** Bytes, not text: a test's `call` would read them as UTF-8. */
async function ask(
  { apiKey, organisationId }: Business,
  id: string,
  { format, known }: { format?: string; known?: string } = {},
) {
  const query = format === undefined ? '' : `?format=${encodeURIComponent(format)}`
  const headers = {
    ...{ 'x-dolfin-api-key': apiKey, 'x-dolfin-organisation-id': organisationId },
    ...(known && { 'if-none-match': known }),
  }
  const response = await document(
    new Request(`http://localhost:3000/invoices/${id}/document${query}`, { headers }),
    { params: Promise.resolve({ id }) },
  )
  const bytes = Buffer.from(await response.arrayBuffer())
  return { status: response.status, headers: response.headers, bytes, hash: hashOf(bytes) }
}

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

const filesOf = ({ house }: Business) =>
  house.db.select({ sha256: documentFiles.sha256, bytes: documentFiles.bytes }).from(documentFiles)

describe('the document of an invoice', () => {
  // promise 143
  it('is the same bytes at every door, before and after everything is edited and paid', async ({
    business,
    house,
  }) => {
    const { invoiceId, token } = await sendBill(business)
    const first = await ask(business, invoiceId)
    expect(first.status).toBe(200)
    expect(first.bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(Object.fromEntries(first.headers)).toMatchObject({
      ...{ 'content-type': 'application/pdf', etag: `"${first.hash}"` },
      'content-disposition': expect.stringMatching(/^attachment; filename="INV-\d{4}\.pdf"$/),
    })

    const { customerId, organisationId } = business
    await changeOrganisation(house, organisationId, {
      ...{ name: 'Umbenannt', email: 'neu@example.com', primaryColour: '#123456', locale: 'fr' },
      ...{ bankDetails: { iban: 'DE89370400440532013000' }, timeZone: 'Asia/Tokyo', country: 'AT' },
    })
    await changeCustomer(house, organisationId, customerId, { name: 'Verkauft', locale: 'ja' })
    await payBill(business, token)
    await hearEvents(business)

    const { id: member } = await createMember(house, {
      ...{ organisationId, email: `${newId()}@papers.example`, role: 'Member' },
    })
    const headers = await signedIn(house, member)
    const byLink = await payersInvoice(new Request(`http://localhost:3000/i/${token}/invoice.pdf`), {
      params: Promise.resolve({ token }),
    })
    const byPerson = await peoplesInvoice(
      new Request(`http://localhost:3000/admin/invoices/${invoiceId}/invoice.pdf`, { headers }),
      { params: Promise.resolve({ id: invoiceId }) },
    )
    for (const response of [byLink, byPerson])
      expect(hashOf(new Uint8Array(await response.arrayBuffer()))).toBe(first.hash)
    expect((await ask(business, invoiceId, { format: 'pdf' })).hash).toBe(first.hash)
    const { json } = await call(read, { ...who(business), params: { id: invoiceId } })
    expect(json.documents).toEqual([
      { format: 'pdf', sha256: first.hash, bytes: first.bytes.length, issuedAt: json.sentAt },
    ])
  })

  // promise 143
  it('says what its page and its JSON go on saying, whatever is edited', async ({ business, house }) => {
    const { invoiceId, token } = await sendBill(business)
    const faces = async () =>
      JSON.stringify(
        [
          await viewInvoice(house, token),
          await previewInvoice(house, invoiceId),
          presentPublicInvoice(await readPublicInvoice(house, token), { house }),
        ],
        // From which day on somebody may promise to pay is a matter of today, where the customer is now.
        (key, value) => (key === 'promisable' ? undefined : value),
      )
    const before = await faces()
    const { customerId, organisationId } = business
    await changeOrganisation(house, organisationId, {
      ...{ name: 'Zum zweiten Mal', email: 'zweite@example.com', primaryColour: '#654321', locale: 'pl' },
      ...{ logoUrl: 'https://example.com/new.png', legalName: 'Neu GmbH', vatNumber: 'DE136695976' },
      ...{ address: { line1: 'Neue Gasse 1', city: 'Wien', country: 'DE' }, documentFooter: 'Neu' },
      ...{ bankDetails: { iban: 'AT611904300234573201' }, timeZone: 'Europe/Vienna', country: 'DE' },
    })
    await changeCustomer(house, organisationId, customerId, {
      ...{ name: 'Verkauft und umbenannt', locale: 'sv', address: { city: 'Malmö', country: 'SE' } },
    })
    expect(await faces()).toBe(before)
  })

  it('is known by its hash', async ({ business }) => {
    const { invoiceId } = await sendBill(business)
    const { hash } = await ask(business, invoiceId)
    for (const known of [`"${hash}"`, `W/"${hash}"`, `"x", "${hash}"`, '*']) {
      const again = await ask(business, invoiceId, { known })
      expect([again.status, again.bytes.length, again.headers.get('etag')]).toEqual([304, 0, `"${hash}"`])
    }
    expect((await ask(business, invoiceId, { known: '"x"' })).status).toBe(200)
  })

  it('is made once, also by two at the same time, and kept where nobody can read the link in it', async ({
    business,
    house,
  }) => {
    const { invoiceId, token } = await sendBill(business)
    const before = await filesOf(business)
    const both = await Promise.all([1, 2, 3].map(() => documentFile(house, { invoiceId }, 'pdf')))
    expect(new Set(both.map(({ sha256 }) => sha256)).size).toBe(1)
    expect(both.map(({ bytes }) => hashOf(bytes))).toEqual(both.map(({ sha256 }) => sha256))
    const files = await filesOf(business)
    expect(files).toHaveLength(before.length + 1)
    expect(files.every(({ bytes }) => !bytes.includes('%PDF'))).toBe(true)
    expect(await allRows(house)).not.toContain(token)
  })

  it('stays where the invoice is voided', async ({ business, house }) => {
    const { invoiceId } = await sendBill(business)
    const { hash } = await ask(business, invoiceId)
    await voidInvoice(house, business.organisationId, invoiceId)
    expect((await ask(business, invoiceId)).hash).toBe(hash)
    expect((await call(document, { ...who(business), params: { id: invoiceId } })).status).toBe(200)
  })

  it('is not there for a draft, for another organisation, in a format that nobody knows, or when it was erased', async ({
    business,
    house,
  }) => {
    const draft = newId()
    const { customerId, organisationId } = business
    const lineItems = [{ description: 'Rolls', quantity: 1, unitPrice: '1' }]
    await createInvoice(house, { id: draft, organisationId, customerId, currency: 'EUR', lineItems })
    const { invoiceId } = await sendBill(business)
    const rival = await sendBill(await openBusiness(house))
    const asked = async (id: string, query = '') => {
      const answer = await call(document, { ...who(business), params: { id }, query })
      await expectDocumented(document.operation, answer)
      return { status: answer.status, code: answer.json.code }
    }
    expect(await asked(draft)).toEqual({ status: 409, code: 'Document.NotIssued' })
    expect(await asked(rival.invoiceId)).toEqual({ status: 404, code: 'Invoice.NotFound' })
    expect(await asked(invoiceId, '?format=docx')).toEqual({ status: 400, code: 'Document.UnknownFormat' })
    expect(await asked(invoiceId, '?format=toString')).toEqual({
      status: 400,
      code: 'Document.UnknownFormat',
    })
    await house.db.$client`update issued_documents set snapshot = '{}' where invoice_id = ${invoiceId}`
    expect(await asked(invoiceId)).toEqual({ status: 410, code: 'Document.Erased' })
  })

  // promise 143
  it('of one that a version before has sent is frozen when it is first asked for', async ({
    business,
    house,
  }) => {
    const { invoiceId } = await sendBill(business)
    await house.db.$client`delete from issued_documents where invoice_id = ${invoiceId}`
    const { hash, status } = await ask(business, invoiceId)
    expect(status).toBe(200)
    await changeCustomer(house, business.organisationId, business.customerId, { name: 'Later' })
    await house.db.delete(documentFiles).where(eq(documentFiles.sha256, hash))
    expect((await ask(business, invoiceId)).hash).toBe(hash)
  })
})

const who = ({ apiKey, organisationId }: Business) => ({ apiKey, organisationId })
