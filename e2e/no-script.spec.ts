// JavaScript is off: the invoice and the other way to pay can be read all the same.
import { payButton } from './support/payer'
import { expect, test } from './support/shared-app'
import { STATES } from './support/states'

test.use({ javaScriptEnabled: false })

test('amount, lines and bank details are readable, and no dead button is shown', async ({
  page,
  seller,
}, info) => {
  const bill = await STATES.due?.make(seller)
  await page.goto(bill?.url ?? '')
  await expect(page.getByText('To pay', { exact: true })).toBeVisible()
  await expect(page.getByText('€114.63').first()).toBeVisible()
  if (info.project.name === 'phone') await page.getByText('What this is for').click()
  await expect(page.getByText('Breakfast rolls')).toBeVisible()
  await expect(page.getByText('1.5 × €4.63')).toBeVisible()
  await page.getByText('Pay by bank transfer', { exact: true }).click()
  await expect(page.getByText('DE89 3704 0044 0532 0130 00')).toBeVisible()
  await expect(page.getByText(/Paying online needs JavaScript\./)).toBeVisible()
  await expect(payButton(page)).toHaveCount(0)
})

test('a receipt is readable too', async ({ page, seller }) => {
  const bill = await STATES.paid?.make(seller)
  await page.goto(bill?.url ?? '')
  await expect(page.getByText(`Thank you. ${seller.name} has your payment.`)).toBeVisible()
  await expect(page.getByText('Visa ending in 4242')).toBeVisible()
})
