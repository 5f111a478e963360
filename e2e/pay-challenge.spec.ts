// The payer's bank wants to be asked first: 3-D Secure, completed, failed, and walked away from.
import { alert, answerBank, CARDS, expectPaid, payButton, payByCard } from './support/payer'
import { expect, test } from './support/shared-app'

test('a completed 3-D Secure pays the invoice', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await payByCard(page, CARDS.challenged)
  await answerBank(page, 'Complete')
  await expectPaid(page, seller)
  expect(await seller.read(bill)).toMatchObject({ status: 'Paid', amountPaid: 140.76 })
  expect((await sandbox.ledger(seller.accountId)).map(({ status }) => status)).toEqual(['succeeded'])
})

test('a failed 3-D Secure charges nothing, and the next attempt pays', async ({ page, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await payByCard(page, CARDS.challenged)
  await answerBank(page, 'Fail')
  await expect(alert(page)).toContainText('Your bank could not confirm that it was you.')
  expect(await seller.read(bill)).toMatchObject({ status: 'Sent', amountPaid: 0 })
  const reason = page.getByText('Your bank could not confirm that it was you.')
  // Looking again at how the invoice stands must not say it a second time.
  const asked = page.waitForResponse('**/progress')
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await asked
  await expect(reason).toHaveCount(1)
  await page.reload()
  await expect(reason).toHaveCount(1)
  await payByCard(page, CARDS.challenged)
  await answerBank(page, 'Complete')
  await expectPaid(page, seller)
})

test('a payer who leaves during 3-D Secure returns to one step left, and the same payment', async ({
  page,
  sandbox,
  seller,
}) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await payByCard(page, CARDS.challenged)
  await expect(page.getByTitle('3D Secure challenge')).toBeVisible()
  await page.goto('about:blank')
  await page.goto(`${bill.url}/return`)
  await expect(page.getByText('One step left')).toBeVisible()
  await expect(payButton(page)).toBeVisible()
  await payByCard(page)
  await expectPaid(page, seller)
  expect(await sandbox.objects('payment_intent', seller.accountId)).toHaveLength(1)
})
