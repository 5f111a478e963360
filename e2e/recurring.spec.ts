// An owner repeats an invoice, reads when the next is made, pauses and resumes it, and ends it.
import { audit } from './support/audit'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const at = ({ organisationId }: Seller, path: string) => `${path}?organisation=${organisationId}`

// promise 153
test('an invoice is repeated, paused, resumed and ended', async ({ page, seller }, info) => {
  const { id: customerId } = await seller.api<{ id: string }>('POST', '/customers', {
    ...{ name: 'Hotel Lindenhof', email: 'hotel@example.com' },
  })
  const lineItems = [{ description: 'Cleaning', quantity: 2, unitPrice: '35', taxRate: 19 }]
  const { id } = await seller.api<{ id: string }>('POST', '/invoices', {
    customerId,
    currency: 'EUR',
    lineItems,
  })
  await signInAs(page, seller, 'Owner', at(seller, `/admin/invoices/${id}`))
  await page.getByRole('button', { name: 'Repeat this invoice' }).click()
  const dialog = page.getByRole('dialog', { name: 'Repeat this invoice' })
  await dialog.getByLabel('Then on').selectOption('last')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'repeat an invoice', info)
  await dialog.getByRole('button', { name: 'Repeat it' }).click()
  await expect(
    page.getByRole('heading', { level: 1, name: 'Recurring invoice for Hotel Lindenhof' }),
  ).toBeVisible()
  await expect(page.getByText('Every month on the last day of the month')).toBeVisible()
  await expect(page.getByText(/^Number 1 on /)).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'a recurring invoice', info)
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  const change = page.getByRole('dialog', { name: 'Change this recurring invoice' })
  await expect(change.getByLabel('Description')).toHaveValue('Cleaning')
  await change.getByLabel(/^Unit price/).fill('40')
  await change.getByRole('button', { name: 'Add a line' }).click()
  await change.getByRole('button', { name: 'Save' }).click()
  await expect(change.getByRole('group', { name: 'Line 2' })).toContainText('Write what it is.')
  await expect(change.getByRole('group', { name: 'Line 2' })).toContainText('Write a price.')
  await change.getByRole('group', { name: 'Line 2' }).getByLabel('Description').fill('Windows')
  await change
    .getByRole('group', { name: 'Line 2' })
    .getByLabel(/^Unit price/)
    .fill('12.50')
  await change.getByLabel('How many in all').fill('6')
  await change.getByLabel('Each invoice').selectOption('draft')
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'change a recurring invoice', info)
  await change.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Every month on the last day of the month, 6 times')).toBeVisible()
  await expect(page.getByText('Kept as a draft')).toBeVisible()
  const { data } = await seller.api<{
    data: {
      template: { lineItems: { description: string; unitPrice: string | number; taxRate: string | number }[] }
    }[]
  }>('GET', `/recurring-invoices?customerId=${customerId}`)
  const lines = data[0]?.template.lineItems.map((line) => [
    line.description,
    Number(line.unitPrice),
    Number(line.taxRate),
  ])
  expect(lines).toEqual([
    ['Cleaning', 40, 19],
    ['Windows', 12.5, 19],
  ])
  await page.getByRole('button', { name: 'Pause', exact: true }).click()
  await expect(page.getByText('Paused', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await expect(page.getByText('Active', { exact: true })).toBeVisible()
  await page.goto(at(seller, '/admin/recurring'))
  await expect(page.getByRole('link', { name: 'Hotel Lindenhof' })).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'recurring invoices', info)
  await page.getByRole('link', { name: 'Hotel Lindenhof' }).click()
  await page.getByRole('button', { name: 'End', exact: true }).click()
  await page.getByRole('button', { name: 'End it' }).click()
  await expect(page.getByText('Ended', { exact: true })).toBeVisible()
  await expect(page.getByText('None follows')).toBeVisible()
})
