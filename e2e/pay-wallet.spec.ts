// A wallet pays from its own sheet, without a form.
import type { Page } from 'playwright/test'
import { expectPaid, payButton } from './support/payer'
import { expect, test } from './support/shared-app'

const wallets = (page: Page) => page.getByTitle('Secure express checkout frame').contentFrame()
const sheet = (page: Page) => page.getByTitle('Google Pay').contentFrame()

test('Google Pay pays with one tap and one confirmation @desktop', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await wallets(page).getByRole('button', { name: 'Pay with Google Pay' }).click()
  await sheet(page).getByRole('button', { name: 'Pay €140.76' }).click()
  await expectPaid(page, seller)
  await expect(page.getByRole('region', { name: 'Receipt' })).toContainText('Google Pay')
  expect(await sandbox.ledger(seller.accountId)).toMatchObject([{ status: 'succeeded', amount: 14076 }])
})

test('a sheet that is closed charges nothing and leaves the form free', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await wallets(page).getByRole('button', { name: 'Pay with Google Pay' }).click()
  await sheet(page).getByRole('button', { name: 'Cancel' }).click()
  await expect(payButton(page)).toBeEnabled()
  expect(await sandbox.ledger(seller.accountId)).toEqual([])
})
