// An owner says what paying late costs, sees what it comes to, and makes an invoice of it; nothing of it goes to the customer by itself.
import { signInAs } from './support/people'
import { expect, test } from './support/shared-app'

test('an owner sets a late fee, and charges it by an invoice of its own', async ({ page, seller }) => {
  await signInAs(page, seller, 'Owner', '/settings/organisation/prices')
  const early = page.getByRole('form', { name: 'Price of paying' })
  await early.getByRole('button', { name: 'Add a means of payment' }).press('Enter')
  await expect(early.getByLabel('Means', { exact: true })).toBeFocused()
  await early.getByLabel('Means', { exact: true }).selectOption('sepa_debit')
  await early.getByRole('button', { name: 'Save the price of paying' }).press('Enter')
  await expect(early.getByLabel('Percent', { exact: true })).toBeFocused()
  await expect(early).toContainText('Enter a percentage above zero.')
  await early.getByLabel('Percent', { exact: true }).fill('1.5')
  await early.getByRole('button', { name: 'Save the price of paying' }).press('Enter')
  await expect(early.getByRole('status').last()).toContainText('Saved.')
  const late = page.getByRole('form', { name: 'Paying late' })
  await late.getByLabel('Late fee').selectOption('fixed')
  await late.getByLabel(/^Amount/).fill('25')
  await late.getByLabel('Once late for days').fill('1')
  await late.getByRole('button', { name: 'Save the late fee' }).press('Enter')
  await expect(late.getByRole('status').last()).toContainText('Saved.')
  const bill = await seller.bill({ issueDate: '2026-01-02', dueDate: '2026-01-16' })
  await page.goto(`/admin/invoices/${bill.id}?organisation=${seller.organisationId}`)
  await expect(page.getByRole('region', { name: 'Price of paying' })).toContainText(
    'SEPA Direct Debit: 1.5 % less',
  )
  const box = page.getByRole('region', { name: 'Late fee' })
  await expect(box).toContainText('€25.00 could be charged today.')
  await box.getByRole('button', { name: 'Make an invoice of it' }).press('Enter')
  await page.getByRole('button', { name: 'Make the draft' }).press('Enter')
  await expect(box).toContainText('The late fee of this invoice was charged already.')
  await box.getByRole('link', { name: 'Draft' }).click()
  await expect(page.getByRole('heading', { name: 'Draft invoice' })).toBeVisible()
  // On a phone the lines are folded.
  await expect(page.getByRole('main')).toContainText(`Fee for late payment of invoice ${bill.number}`)
})
