// A bank debit takes days: the page says so, and learns by itself what became of it.
import { expectPaid, payButton, payByCard, payByDebit } from './support/payer'
import { expect, test } from './support/shared-app'

const UNDER_WAY = /Your money is on its way\. This takes a few business days\./

// promise 22
test('a debit is on its way until it settles, and the open page turns to paid @desktop', async ({
  page,
  sandbox,
  seller,
}) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await payByDebit(page)
  await expect(page.getByText(UNDER_WAY)).toBeVisible()
  await expect(payButton(page)).toHaveCount(0)
  expect(await seller.read(bill)).toMatchObject({ status: 'Sent', amountPaid: 0 })
  const [payment] = await seller.payments(bill)
  expect(payment?.status).toBe('Processing')

  await sandbox.post(`payment_intents/${payment?.providerReference}/settle`)
  await expectPaid(page, seller)
  await expect(page.getByRole('region', { name: 'Receipt' })).toContainText('SEPA Direct Debit')
  expect(await seller.read(bill)).toMatchObject({ status: 'Paid', amountPaid: 140.76 })
})

test('a debit that fails makes the invoice payable again, without a reload', async ({
  page,
  sandbox,
  seller,
}) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await payByDebit(page)
  await expect(page.getByText(UNDER_WAY)).toBeVisible()
  const [payment] = await seller.payments(bill)
  await sandbox.post(`payment_intents/${payment?.providerReference}/fail`)
  await expect(payButton(page)).toBeVisible()
  await expect(page.getByText(UNDER_WAY)).toHaveCount(0)
  await expect(
    page.getByText(/^There was not enough money on the bank account for the debit\./),
  ).toBeVisible()
  await expect(page.getByText('another card')).toHaveCount(0)
  expect(await seller.read(bill)).toMatchObject({ status: 'Sent', amountPaid: 0 })
  await payByCard(page)
  await expectPaid(page, seller)
})
