// An owner sees what paying late costs, and makes an invoice of it; nothing of it goes to the customer by itself.
import { signInAs } from './support/people'
import { expect, test } from './support/shared-app'

test('an owner charges a late fee by an invoice of its own @desktop', async ({ page, seller }) => {
  const rule = { kind: 'fixed', amount: 25, currency: 'EUR', afterDays: 1 }
  await seller.api('PATCH', `/organisations/${seller.organisationId}`, { lateFeeRule: rule })
  const bill = await seller.bill({ issueDate: '2026-01-02', dueDate: '2026-01-16' })
  await signInAs(page, seller, 'Owner', `/admin/invoices/${bill.id}`)
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
