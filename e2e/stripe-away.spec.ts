// Stripe cannot be reached: the invoice stays readable, nothing is charged by mistake, and trying again works.
import { alert, CARDS, expectPaid, fields, fillCard, payByCard, pressPay } from './support/payer'
import { keepPicture } from './support/pictures'
import { expect, test } from './support/shared-app'

test.afterEach(({ sandbox }) => sandbox.clearFaults())

test('without Stripe.js the invoice is readable, and a retry brings the form', async ({
  context,
  page,
  seller,
}, info) => {
  const bill = await seller.bill()
  await context.route('**/stripe.js*', (route) => route.abort())
  await page.goto(bill.url)
  await expect(alert(page)).toContainText('The payment form could not be loaded.')
  await expect(page.getByText('€140.76').first()).toBeVisible()
  await keepPicture(page, 'stripe away', info)
  await context.unroute('**/stripe.js*')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(fields(page).getByLabel('Card number')).toBeVisible()
  await payByCard(page)
  await expectPaid(page, seller)
})

test('while Stripe returns only errors, the page says so, and pays afterwards', async ({
  page,
  sandbox,
  seller,
}) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await fillCard(page, CARDS.ok)
  const path = '/v1/payment_intents*'
  await sandbox.post('faults', { path, account: seller.accountId, kind: '503', times: 50 })
  await pressPay(page)
  await expect(alert(page)).toContainText('Our payment service cannot be reached right now.')
  await sandbox.clearFaults()
  await pressPay(page)
  await expectPaid(page, seller)
  expect((await sandbox.ledger(seller.accountId)).map(({ status }) => status)).toEqual(['succeeded'])
})

// promise 120
for (const { times, what } of [
  { times: 2, what: 'now and then, the payer notices nothing' },
  { times: 40, what: 'for long, trying again pays' },
]) {
  test(`when answers are lost after Stripe opened the payment ${what}, and is charged once`, async ({
    page,
    sandbox,
    seller,
  }) => {
    const bill = await seller.bill()
    await page.goto(bill.url)
    await fillCard(page, CARDS.ok)
    const lost = { path: '/v1/payment_intents', account: seller.accountId, kind: 'drop', when: 'after' }
    await sandbox.post('faults', { ...lost, method: 'POST', times })
    await pressPay(page)
    if (times > 2) {
      await expect(alert(page)).toContainText('Our payment service cannot be reached right now.')
      await sandbox.clearFaults()
      await pressPay(page)
    }
    await expectPaid(page, seller)
    expect((await sandbox.ledger(seller.accountId)).map(({ status }) => status)).toEqual(['succeeded'])
    expect(await sandbox.objects('payment_intent', seller.accountId)).toHaveLength(1)
  })
}

test('when Stripe is down on return, the webhook settles the payment', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await sandbox.disturbWebhooks({ paused: true })
  await page.goto(bill.url)
  await page.route('**/return', async (route) => {
    const path = '/v1/payment_intents/*'
    const fault = { method: 'GET', path, account: seller.accountId, kind: '503', times: 20 }
    await sandbox.post('faults', fault)
    await route.continue()
  })
  await payByCard(page)
  await expect.poll(async () => (await sandbox.ledger(seller.accountId)).length).toBe(1)
  await expect(page.getByText('To pay', { exact: true })).toBeVisible()
  await sandbox.clearFaults()
  await sandbox.disturbWebhooks({ paused: false })
  await expectPaid(page, seller)
})
