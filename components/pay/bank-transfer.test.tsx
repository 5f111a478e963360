// The code for banking apps on the payer's page, read from what the page draws.
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { readBarcodes } from 'zxing-wasm/reader'
import { preparedReader } from '@/components/documents/testing/read-codes'
import { sampleView } from '@/components/settings/organisation/sample'
import { bankCodeOf } from '@/lib/codes/bank-code'
import { readerFor } from '@/lib/words/reader'
import { BankTransfer } from './bank-transfer'

const IBAN = 'DE89370400440532013000'

/** Draws the one path of the picture, made of rectangles of one row. */
function pictureOf(html: string) {
  const size = Number(/viewBox="0 0 (\d+) /.exec(html)?.[1])
  const scale = 4
  const wide = size * scale
  const data = new Uint8ClampedArray(wide * wide * 4).fill(255)
  for (const [, x, y, width] of html.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
    for (let at = 0; at < Number(width) * scale; at += 1)
      for (let down = 0; down < scale; down += 1) {
        const point = ((Number(y) * scale + down) * wide + Number(x) * scale + at) * 4
        data.fill(0, point, point + 3)
      }
  return { data, width: wide, height: wide, colorSpace: 'srgb' as const }
}

it('is read by a camera: account, amount and number, and nothing where there is no such code', async () => {
  await preparedReader()
  const bankDetails = { accountHolder: 'Backstube GmbH', iban: IBAN }
  const blank = sampleView({ name: 'Backstube', email: null, logoUrl: null, currency: 'EUR' })
  const { currency, documentNumber, organisation, outstandingMinor: amountMinor } = blank
  const bankCode = bankCodeOf({
    ...{ bankDetails, currency, amountMinor, reference: documentNumber },
    ...{ seller: { name: 'Backstube', address: null }, buyer: { name: 'Ada', address: null } },
  })
  const reader = readerFor('en-GB')
  const view = { ...blank, organisation: { ...organisation, bankDetails }, bankCode }
  const html = renderToStaticMarkup(<BankTransfer view={view} reader={reader} />)
  const [code] = await readBarcodes(pictureOf(html), { formats: ['QRCode'] })
  expect(code?.text.split('\n').slice(5)).toEqual([
    ...['Backstube GmbH', IBAN, 'EUR140.76', '', '', documentNumber],
  ])
  const without = renderToStaticMarkup(<BankTransfer view={{ ...view, bankCode: null }} reader={reader} />)
  expect(without).not.toContain('<path')
})

it('says what is enough for who pays everything early, and not of a part', () => {
  const blank = sampleView({ name: 'Backstube', email: null, logoUrl: null, currency: 'EUR' })
  const any = { chargedMinor: 13_654, discountMinor: 0, surchargeMinor: 0, stripeAmount: 13_654 }
  const early = { percentPpm: 30_000, until: '2027-01-24', savedMinor: 422 }
  const view = { ...blank, prices: { early, adjustments: [], any, byMeans: {} } }
  const draw = (transferMinor: number) =>
    renderToStaticMarkup(<BankTransfer view={{ ...view, transferMinor }} reader={readerFor('en-GB')} />)
  const whole = draw(view.outstandingMinor)
  expect(whole).toContain('Amount, if it arrives by 24 January 2027')
  expect(whole).toContain('€136.54')
  expect(whole).toContain('€140.76')
  expect(draw(view.outstandingMinor - 1_000)).not.toContain('if it arrives')
})
