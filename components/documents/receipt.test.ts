// The paper of a receipt, read back from the PDF: in every language whole, with both numbers, and with nothing of a second invoice.
import { extractText, getDocumentProxy, getMeta } from 'unpdf'
import { describe, expect, it } from 'vitest'
import type { SnapshotReceipt } from '@/lib/documents/snapshot'
import { type Particulars, receiptFor } from '@/lib/documents/testing/build'
import { meansOf } from '@/lib/words/means'
import { readerFor } from '@/lib/words/reader'
import { TONGUES } from '@/lib/words/tongues'
import { renderDocument } from './render'
import { issuedOnPaper } from './testing/issued'
import { readObjects } from './testing/read-objects'

const WRITTEN: Particulars = {
  locale: 'en-GB',
  lines: [{ unitPrice: '100', description: 'Wedding cake', ratePpm: 190_000 }],
}

/** Of €119 some had been paid before, some was credited, and some is left. */
async function printed(
  changes: Partial<SnapshotReceipt> = {},
  written: Partial<Particulars> = {},
  facturX?: string,
) {
  const view = issuedOnPaper({ ...WRITTEN, receipt: receiptFor(changes), ...written })
  const bytes = await renderDocument(view, { kind: 'receipt', ...(facturX !== undefined && { facturX }) })
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { info } = await getMeta(pdf)
  return { bytes, info, text: (await extractText(pdf)).text.join('\n').replace(/\s+/g, ' ') }
}

const squeezed = (text: string) => text.normalize('NFKC').replace(/\s/g, '')

describe('the paper of a receipt', () => {
  it.each(TONGUES)('is whole in its language (%s)', async (tongue) => {
    const reader = readerFor(tongue)
    const { bytes, info, text } = await printed({}, { locale: tongue })
    const { say } = reader
    const { catalog, xmp } = readObjects(bytes)
    expect(info).toMatchObject({ Language: reader.tag, Title: expect.stringContaining('R-0007') })
    expect(catalog).toContain('/MarkInfo')
    expect(xmp).toContain('<pdfaid:part>3</pdfaid:part>')
    const words = [
      ...[say('page.receipt.title'), say('paper.receiptNumber'), say('paper.amountReceived')],
      ...[say('mail.label.paidOn'), say('page.receipt.means'), say('page.receipt.reference')],
      ...[say('paper.invoiceTotal'), say('paper.paidInTotal'), say('paper.credited'), say('page.paper.left')],
      meansOf({ methodType: 'card', brand: 'visa', last4: '4242' }, '', say),
    ]
    // What is read from the right comes out of a PDF in pieces of its own order.
    if (reader.direction === 'ltr') for (const word of words) expect(squeezed(text)).toContain(squeezed(word))
    for (const part of ['R-0007', 'RE-2026-0042', 'P-3K7Q9-MD2X4']) expect(text).toContain(part)
    for (const sign of ['�', 'paper.', 'page.', 'mail.', '{', 'undefined']) expect(text).not.toContain(sign)
  })

  it('says what came, when, by which means, for which invoice, and what is left', async () => {
    const { text } = await printed()
    for (const part of [
      ...['R-0007', 'for invoice RE-2026-0042', 'Amount received €40.00', 'Paid on 20 November 2026'],
      ...['Paid with Visa ending in 4242 (Stripe)', 'Invoice total €119.00', 'Credited €9.00'],
      ...['Paid in total €60.00', 'Left to pay €50.00'],
    ])
      expect(text).toContain(part)
    expect(text).not.toContain('Wedding cake')
  })

  it('names a surcharge in what came, and a discount beside it', async () => {
    const { text } = await printed({ surchargeMinor: 80, discountMinor: 300 })
    for (const part of ['Surcharge in it €0.80', 'Discount for this payment €3.00'])
      expect(text).toContain(part)
    expect((await printed()).text).not.toContain('Surcharge')
  })

  it('says what late payment costs only while something is left', async () => {
    const fee = { latePaymentFee: '9 % a year' }
    expect((await printed({}, fee)).text).toContain('9 % a year')
    expect((await printed({ paidMinor: 11_000, outstandingMinor: 0 }, fee)).text).not.toContain('9 % a year')
  })

  it('lists what was paid for where it carries the invoice, and both numbers', async () => {
    const { text } = await printed({}, {}, '<rsm:CrossIndustryInvoice/>')
    for (const part of ['R-0007', 'RE-2026-0042', 'Wedding cake', 'Tax 19% on €100.00', 'Paid €60.00'])
      expect(text).toContain(part)
  })

  it('of an order names the order, and lists it', async () => {
    const order = { documentNumber: '4711' }
    const { text } = await printed({ of: 'order', provider: 'Mollie', paidMinor: 4_000 }, order)
    for (const part of ['Order 4711', 'Wedding cake', '(Mollie)']) expect(text).toContain(part)
    expect(text).not.toContain('invoice 4711')
  })

  it('is the same bytes each time', async () => {
    const [one, other] = [await printed(), await printed()]
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
  })
})
