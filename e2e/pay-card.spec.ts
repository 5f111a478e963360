// A payer opens the link and pays by card: the money is at Stripe, the invoice is paid, everybody has been told once.
import { alert, CARDS, expectPaid, fields, fillCard, payButton, payByCard, pressPay } from './support/payer'
import { expect, test } from './support/shared-app'

test('a card pays: page, books, ledger and mailboxes say the same @desktop', async ({
  page,
  sandbox,
  seller,
}) => {
  const bill = await seller.bill()
  const before = (await sandbox.paymentRequests(seller.accountId)).length
  const urls: string[] = []
  page.on('request', (request) => urls.push(request.url()))
  await page.goto(bill.url)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(seller.name)
  await expect(payButton(page)).toHaveText('Pay €140.76')
  await fillCard(page, CARDS.ok)
  // promise 91
  const viewed = (await sandbox.paymentRequests(seller.accountId)).slice(before)
  expect(viewed.map(({ method, path }) => `${method} ${path}`)).toEqual([])

  await pressPay(page)
  await expectPaid(page, seller)
  await expect(page.getByRole('region', { name: 'Receipt' })).toContainText('Visa ending in 4242')
  expect(page.url()).toBe(bill.url)
  // Who cannot see the page hears what came of it.
  await expect(page.locator(':focus')).toContainText(`Thank you. ${seller.name} has your payment.`)
  expect(await seller.read(bill)).toMatchObject({ status: 'Paid', amountPaid: 140.76, outstanding: 0 })
  expect(await seller.payments(bill)).toMatchObject([
    { status: 'Succeeded', amount: 140.76, applicationFeeAmount: 3.52 },
  ])
  expect(await sandbox.ledger(seller.accountId)).toMatchObject([
    { status: 'succeeded', amount: 14076, currency: 'eur', application_fee_amount: 352 },
  ])
  await expect
    .poll(async () => (await sandbox.mails(bill.payerEmail)).map(({ subject }) => subject).toSorted())
    .toEqual([
      `Invoice ${bill.number} from ${seller.name}: €140.76`,
      `Receipt from ${seller.name} for invoice ${bill.number}`,
    ])
  await expect.poll(async () => (await sandbox.mails(seller.email)).length).toBe(1)
  // promise 93
  expect(urls.filter((url) => url.includes('_secret_') && !url.startsWith(sandbox.url))).toEqual([])
})

test('a decline says what to do, and the next card pays', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await payByCard(page, CARDS.declined)
  await expect(alert(page)).toHaveText('Your bank declined the payment. Try another card, or ask your bank.')
  expect(await seller.read(bill)).toMatchObject({ status: 'Sent', amountPaid: 0 })
  await payByCard(page, CARDS.noFunds)
  await expect(alert(page)).toContainText('There is not enough money on this card.')
  await payByCard(page)
  await expectPaid(page, seller)
  const statuses = (await sandbox.ledger(seller.accountId)).map(({ status }) => status)
  expect(statuses).toEqual(['failed', 'failed', 'succeeded'])
})

test('a field that is missing is named, and nothing is sent', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await fields(page).getByLabel('Card number').waitFor()
  const before = (await sandbox.paymentRequests(seller.accountId)).length
  await pressPay(page)
  await expect(alert(page)).toHaveText('Something above is missing or wrong. Please check it.')
  await expect(fields(page).getByText('Your card number is incomplete.')).toBeVisible()
  expect((await sandbox.paymentRequests(seller.accountId)).length).toBe(before)
})

test('the whole way is walked by keyboard alone @desktop-only', async ({ page, seller }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await fields(page).getByLabel('Card number').focus()
  await page.keyboard.type('4242424242424242')
  await page.keyboard.type('1234')
  await page.keyboard.type('123')
  await expect(fields(page).getByLabel('Security code')).toHaveValue('123')
  await payButton(page).focus()
  await page.keyboard.press('Enter')
  await expectPaid(page, seller)
})
