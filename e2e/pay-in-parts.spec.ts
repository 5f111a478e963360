// An invoice that is paid in parts: a deposit by bank debit, and the rest by card while the debit is still under way.
import { expectPaid, payButton, payByCard, payByDebit } from './support/payer'
import { expect, test } from './support/shared-app'

const paymentPlan = {
  deposit: { percent: 30 },
  instalments: [{ dueDate: '2040-01-31', percent: 70 }],
  payerMayChoose: 'any',
  minimumAmount: 20,
}
const lineItems = [{ description: 'Kitchen', quantity: 1, unitPrice: '1000' }]

// promise 151
test('a payer pays the deposit by debit, and the rest by card meanwhile', async ({
  page,
  sandbox,
  seller,
}) => {
  const bill = await seller.bill({ lineItems, paymentPlan })
  await page.goto(bill.url)
  const parts = page.getByRole('region', { name: 'Payment in parts' })
  await expect(parts).toContainText('Deposit')
  await expect(parts).toContainText('Instalment 1')
  await expect(page.getByRole('radio', { name: 'What is due next €300.00' })).toBeChecked()
  await expect(payButton(page)).toHaveText('Pay €300.00')
  await payByDebit(page)
  await expect(parts).toContainText('€300.00 is on its way')
  await expect(parts).toContainText('€700.00 left to pay')

  await expect(payButton(page)).toHaveText('Pay €700.00')
  await payByCard(page)
  await expect(page.getByText(/Your money is on its way\./)).toBeVisible()
  expect(await seller.read(bill)).toMatchObject({ status: 'PartiallyPaid', amountPaid: 700 })
  const debit = (await seller.payments(bill)).find(({ status }) => status === 'Processing')
  await sandbox.post(`payment_intents/${debit?.providerReference}/settle`)
  await expectPaid(page, seller)
  expect(await seller.read(bill)).toMatchObject({ status: 'Paid', amountPaid: 1000 })
})

test('a payer chooses an amount of their own, within its bounds', async ({ page, seller }) => {
  const bill = await seller.bill({ lineItems, paymentPlan })
  await page.goto(bill.url)
  await page.getByRole('radio', { name: 'All that is left €1,000.00' }).check()
  await expect(payButton(page)).toHaveText('Pay €1,000.00')
  await page.getByRole('radio', { name: 'Another amount' }).check()
  await expect(payButton(page)).toHaveCount(0)
  const field = page.getByLabel('From €20.00 to €1,000.00')
  await field.fill('19.99')
  await page.getByRole('button', { name: 'Use this amount' }).click()
  await expect(page.getByText('Please enter an amount from €20.00 to €1,000.00')).toBeVisible()
  await field.fill('250')
  await page.getByRole('button', { name: 'Use this amount' }).click()
  await expect(payButton(page)).toHaveText('Pay €250.00')
  await payByCard(page)
  await expect(page.getByRole('region', { name: 'Payment in parts' })).toContainText('€750.00 left to pay')
  expect(await seller.read(bill)).toMatchObject({ status: 'PartiallyPaid', amountPaid: 250 })
})
