// An owner takes an invoice in parts of their own, by keyboard alone.
import { signInAs } from './support/people'
import { expect, test } from './support/shared-app'

test('an owner names parts, is told what is wrong by field, and saves them', async ({ page, seller }) => {
  const bill = await seller.bill({
    dueDate: '2040-12-31',
    lineItems: [{ description: 'Kitchen', quantity: 1, unitPrice: '1000' }],
  })
  await signInAs(page, seller, 'Owner', `/admin/invoices/${bill.id}`)
  await page.getByRole('button', { name: 'Take it in parts' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Payment plan' })
  await dialog.getByLabel('Split').selectOption('own')
  await dialog.getByLabel('Part 1 is due on').fill('2040-01-31')
  await dialog.getByRole('textbox', { name: 'Part 1', exact: true }).fill('60')
  await dialog.getByLabel('Part 2 is due on').fill('')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(dialog.getByText('Choose a day.')).toBeVisible()
  await dialog.getByLabel('Part 2 is due on').fill('2040-01-15')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(dialog.getByText('Must not be before 2040-01-31.')).toBeVisible()
  await dialog.getByLabel('Part 2 is due on').fill('2040-02-29')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(dialog.getByText(/the percentages must make 100, not 110/i)).toBeVisible()
  await dialog.getByRole('textbox', { name: 'Part 2', exact: true }).fill('30')
  await dialog.getByRole('button', { name: 'Add a part' }).press('Enter')
  await expect(dialog.getByLabel('Part 3 is due on')).toBeFocused()
  await dialog.getByLabel('Part 3 is due on').fill('2040-06-30')
  await dialog.getByLabel('Part 3 in').selectOption('amount')
  await dialog.getByRole('textbox', { name: 'Part 3', exact: true }).fill('100')
  await dialog.getByLabel('The customer may pay').selectOption('any')
  await dialog.getByLabel('At least').fill('25')
  await dialog.getByRole('button', { name: 'Save' }).press('Enter')
  await expect(dialog).toBeHidden()
  const box = page.getByRole('region', { name: 'Payment plan' })
  await expect(box).toContainText('30 June 2040')
  await expect(box).toContainText('€100.00')
  const { paymentPlan } = await seller.api<{ paymentPlan: object }>('GET', `/invoices/${bill.id}`)
  expect(paymentPlan).toMatchObject({
    ...{ payerMayChoose: 'any', minimumAmount: 25 },
    parts: [
      { dueDate: '2040-01-31', percent: 60, amount: 600 },
      { dueDate: '2040-02-29', percent: 30, amount: 300 },
      { dueDate: '2040-06-30', percent: null, amount: 100 },
    ],
  })
  // What there is, is shown again, parts and amounts alike.
  await page.getByRole('button', { name: 'Change the parts' }).click()
  await expect(dialog.getByLabel('Split')).toHaveValue('own')
  await expect(dialog.getByLabel('Part 3 is due on')).toHaveValue('2040-06-30')
  await dialog.getByRole('button', { name: 'Remove part 3' }).press('Enter')
  await expect(dialog.getByRole('button', { name: 'Add a part' })).toBeFocused()
})
