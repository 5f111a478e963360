// The way back from paying: what a URL claims changes nothing, and what Stripe says arrives whichever way it comes.
import type { Page } from 'playwright/test'
import { expectPaid, payButton, payByCard, payWithoutPage } from './support/payer'
import { CALM } from './support/sandbox'
import type { Bill, Seller } from './support/seller'
import { expect, test } from './support/shared-app'

test.afterEach(({ sandbox }) => sandbox.disturbWebhooks(CALM))

const receipts = async ({ sandbox }: Seller, bill: Bill) =>
  (await sandbox.mails(bill.payerEmail)).filter(({ subject }) => subject.startsWith('Receipt')).length

/** The browser is gone in the moment in which the bank says yes. */
async function leaveAfterPaying(page: Page, { accountId, sandbox }: Seller): Promise<void> {
  await page.route('**/return', (route) => route.abort())
  await payByCard(page)
  await expect.poll(async () => (await sandbox.ledger(accountId)).length).toBe(1)
  await page.close()
}

// promise 54
test('a forged query string changes nothing', async ({ page, sandbox, seller }) => {
  const [bill, paid] = [await seller.bill(), await seller.bill()]
  const other = await payWithoutPage(seller, paid)
  const before = (await sandbox.paymentRequests(seller.accountId)).length
  const claims = [
    'paid=1',
    'redirect_status=succeeded',
    `payment_intent=${other}&redirect_status=succeeded`,
    `payment_intent=${other}&payment_intent_client_secret=${other}_secret_x&redirect_status=succeeded`,
    'session_id=cs_test_forged',
  ]
  for (const claim of claims) {
    for (const path of ['', '/return']) {
      await page.goto(`${bill.url}${path}?${claim}`)
      await expect(page.getByText('To pay', { exact: true })).toBeVisible()
      await expect(payButton(page)).toBeVisible()
    }
    expect(page.url()).toBe(bill.url)
  }
  expect(await seller.read(bill)).toMatchObject({ status: 'Sent', amountPaid: 0 })
  const asked = (await sandbox.paymentRequests(seller.accountId)).slice(before)
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([])
})

test('the return page settles the payment when no webhook comes', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await sandbox.disturbWebhooks({ drop: 1 })
  await page.goto(bill.url)
  await payByCard(page)
  await expectPaid(page, seller)
  expect(await seller.read(bill)).toMatchObject({ status: 'Paid', amountPaid: 140.76 })
  await expect.poll(() => receipts(seller, bill)).toBe(1)
})

// promise 55
test('the webhook settles the payment when the browser is closed', async ({ page, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await leaveAfterPaying(page, seller)
  await expect.poll(async () => (await seller.read(bill)).status).toBe('Paid')
  await expect.poll(() => receipts(seller, bill)).toBe(1)
})

test('the sweep settles the payment without browser and webhook', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await sandbox.disturbWebhooks({ drop: 1 })
  await page.goto(bill.url)
  await leaveAfterPaying(page, seller)
  await expect.poll(async () => (await seller.read(bill)).status, { timeout: 240_000 }).toBe('Paid')
  await expect.poll(() => receipts(seller, bill)).toBe(1)
})

test('return page and webhook together settle once, with one receipt', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await sandbox.disturbWebhooks({ paused: true, duplicate: 1 })
  await page.goto(bill.url)
  await payByCard(page)
  await expectPaid(page, seller)
  await sandbox.disturbWebhooks(CALM)
  await expect.poll(async () => (await sandbox.post('webhooks/flush')).waiting).toBe(0)
  await page.goto(`${bill.url}/return`)
  await expectPaid(page, seller)
  await expect.poll(() => receipts(seller, bill)).toBe(1)
  await expect.poll(async () => (await sandbox.mails(seller.email)).length).toBe(1)
  expect(await seller.payments(bill)).toMatchObject([{ status: 'Succeeded', amount: 140.76 }])
})
