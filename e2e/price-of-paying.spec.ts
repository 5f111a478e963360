// What paying costs: the page says what is saved, the button follows the means, and what it says is charged.
import { expectPaid, fields, payButton, payByCard, payByDebit } from './support/payer'
import { expect, test } from './support/shared-app'

const lineItems = [{ description: 'Cake', quantity: 1, unitPrice: '100', taxRate: 19 }]
const earlyPayment = { percent: 3, days: 14 }
const methodAdjustments = [{ methods: ['sepa_debit'], kind: 'discount', percent: 1 }]

// promise 155
test('the amount on the button changes with the means, and the debit pays less @desktop', async ({
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

test('who pays early by card has the early discount alone', async ({ page, seller }) => {
  const bill = await seller.bill({ lineItems, earlyPayment, methodAdjustments })
  await page.goto(bill.url)
  await expect(payButton(page)).toHaveText('Pay €115.43')
  await payByCard(page)
  await expectPaid(page, seller)
  expect(await seller.read(bill)).toMatchObject({ status: 'Paid', amountPaid: 115.43, outstanding: 0 })
})
