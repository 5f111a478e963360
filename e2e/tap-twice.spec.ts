// Impatient hands: taps in a row, reloads and the back button open one payment and charge once. promise 36
import { alert, CARDS, expectPaid, fillCard, payButton, payByCard } from './support/payer'
import { expect, test } from './support/shared-app'

test('two taps on Pay make one payment', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await fillCard(page, CARDS.ok)
  await payButton(page).dblclick()
  await expectPaid(page, seller)
  const created = (await sandbox.requests(seller.accountId)).filter(
    ({ method, path }) => method === 'POST' && path === '/v1/payment_intents',
  )
  expect(created).toHaveLength(1)
  expect(await sandbox.ledger(seller.accountId)).toHaveLength(1)
})

test('reload and the back button find the same payment again', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await payByCard(page, CARDS.declined)
  await expect(alert(page)).toContainText('Your bank declined the payment.')
  await page.reload()
  await payByCard(page, CARDS.noFunds)
  await expect(alert(page)).toContainText('There is not enough money')
  await page.goto('about:blank')
  await page.goBack()
  await payByCard(page)
  await expectPaid(page, seller)
  const intents = await sandbox.objects('payment_intent', seller.accountId)
  expect(intents.map(({ status }) => status)).toEqual(['succeeded'])
})

test('the back button after paying shows what is paid, not the form', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await page.goto('about:blank')
  await page.goto(bill.url)
  await payByCard(page)
  await expectPaid(page, seller)
  await page.goBack()
  await page.goForward()
  await expectPaid(page, seller)
  await page.reload()
  await expectPaid(page, seller)
  expect(await sandbox.ledger(seller.accountId)).toHaveLength(1)
})

test('twenty concurrent calls get the same payment', async ({ sandbox, seller }) => {
  const bill = await seller.bill()
  const answers = await Promise.all(
    Array.from({ length: 20 }, async () => {
      const answer = await fetch(`${bill.url}/checkout-session`, { method: 'POST' })
      return { status: answer.status, body: (await answer.json()) as { clientSecret?: string } }
    }),
  )
  expect(answers.every(({ status }) => status === 200)).toBe(true)
  expect(new Set(answers.map(({ body }) => body.clientSecret)).size).toBe(1)
  expect(await sandbox.objects('payment_intent', seller.accountId)).toHaveLength(1)
})
