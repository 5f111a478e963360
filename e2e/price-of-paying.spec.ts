// What paying costs: the page says what is saved, the button follows the means, and what it says is charged.
import { expectPaid, fields, payButton, payByDebit } from './support/payer'
import { expect, test } from './support/shared-app'

const lineItems = [{ description: 'Cake', quantity: 1, unitPrice: '100', taxRate: 19 }]
const earlyPayment = { percent: 3, days: 14 }
const methodAdjustments = [{ methods: ['sepa_debit'], kind: 'discount', percent: 1 }]

// promise 155
test('the amount on the button changes with the means, and the debit pays less', async ({
  page,
  sandbox,
  seller,
}) => {
  const bill = await seller.bill({ lineItems, earlyPayment, methodAdjustments })
  await page.goto(bill.url)
  const note = page.getByTestId('price-of-paying')
  await expect(note).toContainText('you save €3.57')
  await expect(note).toContainText('SEPA Direct Debit: €1.19 less')
  await expect(payButton(page)).toHaveText('Pay €115.43')
  await fields(page).getByText('SEPA Direct Debit').click()
  await expect(payButton(page)).toHaveText('Pay €114.24')
  await payByDebit(page)
  await expect(page.getByText(/Your money is on its way\./)).toBeVisible()
  const [debit] = await seller.payments(bill)
  expect(debit).toMatchObject({ status: 'Processing', amount: 114.24 })
  await sandbox.post(`payment_intents/${debit?.providerReference}/settle`)
  await expectPaid(page, seller)
  expect(await seller.read(bill)).toMatchObject({ status: 'Paid', totalAmount: 119, amountPaid: 114.24 })
})

test('who pays early by a wallet pays what its sheet says: the price of the card in it', async ({
  page,
  seller,
}) => {
  const cardLess = [{ methods: ['card'], kind: 'discount', amount: 1 }]
  const bill = await seller.bill({ lineItems, earlyPayment, methodAdjustments: cardLess })
  await page.goto(bill.url)
  await fields(page).getByText('SEPA Direct Debit').click()
  await expect(payButton(page)).toHaveText('Pay €115.43')
  const wallets = page.getByTitle('Secure express checkout frame').contentFrame()
  const sheet = page.getByTitle('Google Pay').contentFrame()
  await wallets.getByRole('button', { name: 'Pay with Google Pay' }).click()
  await expect(sheet.getByRole('button', { name: 'Pay €114.43' })).toBeVisible()
  await sheet.getByRole('button', { name: 'Cancel' }).click()
  // Left again, the fields cost what they cost.
  await expect(payButton(page)).toHaveText('Pay €115.43')
  await wallets.getByRole('button', { name: 'Pay with Google Pay' }).click()
  await sheet.getByRole('button', { name: 'Pay €114.43' }).click()
  await expectPaid(page, seller)
  expect(await seller.read(bill)).toMatchObject({ status: 'Paid', amountPaid: 114.43, outstanding: 0 })
})
