// An invoice is credited, by hand and by a refund, and the credit note is found wherever somebody looks for it.
import type { Page } from 'playwright/test'
import { audit } from './support/audit'
import { payWithoutPage } from './support/payer'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const at = ({ organisationId }: Seller, path: string) => `${path}?organisation=${organisationId}`
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const told = (page: Page) => page.getByRole('region', { name: 'What happened' }).getByRole('listitem')

/** What a link on the page leads to, with the cookies of who looks. */
async function fileAt(page: Page, name: string): Promise<[status: number, type: string | undefined]> {
  const href = await page.getByRole('link', { name, exact: true }).first().getAttribute('href')
  const answer = await page.request.get(href ?? '')
  return [answer.status(), answer.headers()['content-type']]
}

// promise 148
test('part of an invoice is credited by hand, and found by its number, with its customer and in the statement', async ({
  page,
  sandbox,
  seller,
}, info) => {
  const bill = await seller.bill()
  await signInAs(page, seller, 'Owner', at(seller, `/admin/invoices/${bill.id}`))
  await press(page, 'Credit')
  await page.getByLabel('What is credited').selectOption('An amount')
  await page.getByLabel('Amount with tax, EUR').fill('40.76')
  await page.getByLabel('Reason').fill('The cake came too late')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'credit dialog', info)
  await press(page, 'Issue the credit note')
  await expect(page.getByText('The credit note is issued.')).toBeVisible()
  const notes = page.getByRole('region', { name: 'Credit notes' })
  await expect(notes.getByRole('listitem')).toContainText(['CN-0001'])
  const issued = told(page).filter({ hasText: 'Credit note CN-0001 of €40.76 was issued' })
  await expect(issued).toContainText('The cake came too late')
  expect(await fileAt(page, 'CN-0001 as PDF')).toEqual([200, 'application/pdf'])
  // What was credited in part is credited for the rest, and not voided.
  await expect(page.getByRole('button', { name: 'Void' })).toHaveCount(0)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'credited invoice', info)
  const mails = async () => (await sandbox.mails(bill.payerEmail)).map(({ subject }) => subject)
  await expect.poll(mails).toContainEqual(expect.stringContaining('Credit note CN-0001'))

  await page.goto(at(seller, `/admin/customers/${bill.customerId}`))
  const row = page.getByRole('row', { name: /CN-0001/ })
  await expect(row).toContainText(bill.number)
  await expect(row).toContainText('€40.76')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'customer with credit notes', info)
  await page.getByRole('link', { name: 'Statement', exact: true }).click()
  await expect(page.getByRole('row', { name: /Credit note CN-0001 for/ })).toContainText('-€40.76')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'statement with credit notes', info)

  await page.goto(at(seller, '/admin/invoices'))
  await page.getByRole('searchbox').fill('cn-0001')
  await page.getByRole('searchbox').press('Enter')
  await expect(page.getByRole('link', { name: bill.number })).toBeVisible()
})

// promise 148
test('a refund credits, tells its payer once, and is taken back by a document when it fails', async ({
  page,
  sandbox,
  seller,
}, info) => {
  const bill = await seller.bill()
  await payWithoutPage(seller, bill)
  await expect.poll(async () => (await seller.payments(bill))[0]?.status).toBe('Succeeded')
  const [payment] = await seller.payments(bill)
  const path = `/invoices/${bill.id}/payments/${payment?.id}/refunds`
  const refund = await seller.api<{ id: string }>('POST', path, {})
  const mails = async () =>
    (await sandbox.mails(bill.payerEmail)).filter(({ text }) => text.includes('CN-0001')).length
  await expect.poll(mails).toBe(1)
  await page.goto(bill.url)
  await expect(page.getByRole('link', { name: /CN-0001/ })).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'refunded and credited', info)

  await signInAs(page, seller, 'Owner', at(seller, `/admin/invoices/${bill.id}`))
  await expect(told(page).filter({ hasText: 'CN-0001 of €140.76 was issued for a refund' })).toHaveCount(1)
  const made = await sandbox.objects('refund', seller.accountId)
  await sandbox.post(`refunds/${made[0]?.id}/fail`)
  const status = async () => (await seller.api<{ status: string }>('GET', `/refunds/${refund.id}`)).status
  await expect.poll(status).toBe('failed')
  await page.reload()
  await expect(told(page).filter({ hasText: 'CN-0002 took credit note CN-0001 back' })).toHaveCount(1)
  expect(await fileAt(page, 'CN-0002 as PDF')).toEqual([200, 'application/pdf'])
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'refund failed, credit taken back', info)
})
