// A payer keeps what they got: the invoice and, once paid, the receipt come as files from the page.
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright/test'
import { extractText, getDocumentProxy } from 'unpdf'
import { expectPaid, fields, payByCard, press } from './support/payer'
import { expect, test } from './support/shared-app'

async function download(page: Page, name: string): Promise<{ file: string; text: string }> {
  const coming = page.waitForEvent('download')
  await press(page.getByRole('link', { name }))
  const file = await coming
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(await file.path())))
  const { text } = await extractText(pdf, { mergePages: true })
  return { file: file.suggestedFilename(), text }
}

test('the invoice is downloaded before it is paid, the receipt afterwards', async ({ page, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await expect(page.getByRole('link', { name: 'Download receipt' })).toHaveCount(0)
  // The form makes room for itself until it is there, and the link moves down.
  await expect(fields(page).getByLabel('Card number')).toBeVisible()
  const invoice = await download(page, 'Download PDF')
  expect(invoice.file).toBe(`${bill.number}.pdf`)
  expect(invoice.text).toContain('€140.76')
  expect(invoice.text).toContain(seller.name)
  expect(invoice.text).toContain('Pay online')

  await payByCard(page)
  await expectPaid(page, seller)
  const receipt = await download(page, 'Download receipt')
  expect(receipt.file).toBe('R-0001.pdf')
  expect(receipt.text).toContain('Visa ending in 4242')
  // What was issued stays as it is; what was paid stands in the receipt.
  expect((await download(page, 'Download PDF')).text).toBe(invoice.text)
})

test('a wrong link hands out nothing', async ({ page, seller }) => {
  const bill = await seller.bill()
  const wrong = bill.url.replace(/.{4}$/, 'AAAA')
  const answer = await page.request.get(`${wrong}/invoice.pdf`)
  expect(answer.status()).toBe(404)
  expect(answer.headers()['cache-control']).toBe('private, no-store')
  expect(answer.headers()['x-robots-tag']).toContain('noindex')
})
