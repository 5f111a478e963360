// A payer says something besides paying: a promise, an order number, a question, by forms that need no script; the owner reads
// and answers it. A link that leads nowhere is followed by one that works. Who has looked is a person.
import type { Page } from 'playwright/test'
import { audit } from './support/audit'
import { press } from './support/payer'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import type { Bill, Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const adminOf = ({ organisationId }: Seller, { id }: Bill) =>
  `/admin/invoices/${id}?organisation=${organisationId}`
const box = (page: Page) => page.getByRole('region', { name: 'From your customer' })
const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ })
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false })

  test('a payer promises a day, gives a number and asks; what cannot be is said plainly', async ({
    page,
    seller,
  }, info) => {
    const bill = await seller.bill()
    await page.goto(bill.url)
    await page.getByText('Something else?', { exact: true }).click()
    await keepPicture(page, 'something else', info)
    await page.getByLabel('Day').fill(inDays(14))
    await page.getByRole('button', { name: 'Promise this day' }).click()
    await expect(alert(page)).toContainText(`Thank you. ${seller.name} knows that you will pay on`)
    expect(page.url()).toContain('said=promise')
    await page.reload()
    await expect(alert(page)).toContainText('you will pay on')

    await page.getByText('Something else?', { exact: true }).click()
    await page.getByLabel('Purchase order number').fill('PO-2026/118')
    await page.getByRole('button', { name: 'Save number' }).click()
    await expect(alert(page)).toContainText('Your purchase order number is saved.')
    await expect(page.getByText('PO-2026/118')).toBeVisible()

    await page.getByText('Something else?', { exact: true }).click()
    await page.getByLabel('A mistake in the invoice').check()
    await page.getByLabel(`Your message to ${seller.name}`).fill('My card is 4242 4242 4242 4242')
    await page.getByRole('button', { name: 'Send message' }).click()
    await expect(alert(page)).toContainText('looks like a card number')
    // Folded out again: what was refused is mended there.
    await page.getByLabel(`Your message to ${seller.name}`).fill('We ordered <b>two</b>, not three.')
    await page.getByRole('button', { name: 'Send message' }).click()
    await expect(alert(page)).toContainText(`Your message is on its way to ${seller.name}.`)
    await keepPicture(page, 'something said', info)
    await page.goBack()
    await page.goto(bill.url)
    await page.getByText('Something else?', { exact: true }).click()
    await expect(page.getByText('We ordered <b>two</b>, not three.')).toHaveCount(1)
    await expect(page.getByText(/You said that you will pay on/)).toBeVisible()
  })
})

test('behind a link that was replaced, a new one is mailed to the payer alone', async ({
  page,
  seller,
}, info) => {
  const bill = await seller.bill()
  await seller.api('POST', `/invoices/${bill.id}/link/rotate`)
  await page.goto(bill.url)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link does not lead to an invoice')
  await keepPicture(page, 'a link that leads nowhere', info)
  await page.getByRole('button', { name: 'Email me a new link' }).click()
  await expect(page).toHaveURL(/\/link-asked$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Look in your mailbox')
  const mails = () => seller.sandbox.mails(bill.payerEmail)
  await expect.poll(async () => JSON.stringify(await mails())).toContain('Your link to invoice')

  await page.goto(bill.url.replace(/[\w-]{43}$/, 'x'.repeat(43)))
  await page.getByRole('button', { name: 'Email me a new link' }).click()
  await expect(page).toHaveURL(/\/link-asked$/)
})

test('the owner reads what was said, and answers the question, which the payer then reads', async ({
  page,
  seller,
}, info) => {
  const bill = await seller.bill()
  const token = bill.url.split('/').at(-1)
  await seller.api('POST', `/i/${token}/promise`, { date: inDays(7) })
  await seller.api('POST', `/i/${token}/purchase-order-number`, { number: 'PO 7' })
  await seller.api('POST', `/i/${token}/question`, { kind: 'question', text: 'Is delivery included?' })
  await signInAs(page, seller, 'Owner', `/admin?organisation=${seller.organisationId}`)
  await page.getByRole('link', { name: /1 question of a customer waits for an answer/ }).click()
  await page.getByRole('link', { name: bill.number }).first().click()
  await expect(box(page)).toContainText('Nobody has viewed it yet.')
  await expect(box(page)).toContainText('To pay on')
  await expect(box(page)).toContainText('PO 7')
  await keepPicture(page, 'from your customer', info)
  expect(await audit(page)).toEqual([])
  await box(page).getByLabel('Your answer').fill('Yes, it is.')
  await box(page).getByRole('button', { name: 'Answer and close' }).click()
  await expect(box(page).getByText('Answered', { exact: true })).toBeVisible()
  await expect(box(page).getByRole('button')).toHaveCount(0)
  await expect
    .poll(async () => JSON.stringify(await seller.sandbox.mails(bill.payerEmail)))
    .toContain('has answered you about invoice')
  await page.context().clearCookies()
  await page.goto(bill.url)
  await press(page.getByText('Something else?', { exact: true }))
  await expect(page.getByText('Yes, it is.')).toBeVisible()
  expect(await audit(page)).toEqual([])
})

test('who moves on the page has viewed it; who only loads it, or works there, has not', async ({
  browser,
  page,
  seller,
}) => {
  const bill = await seller.bill()
  const scanner = await browser.newPage()
  await scanner.goto(bill.url)
  await expect(scanner.getByRole('button', { name: /^Pay / })).toBeEnabled()
  await scanner.close()
  await signInAs(page, seller, 'Owner', adminOf(seller, bill))
  await page.goto(bill.url)
  const told = page.waitForResponse((answer) => answer.url().endsWith('/viewed'))
  await page.mouse.move(200, 200)
  await page.mouse.wheel(0, 100)
  expect((await told).status()).toBe(204)
  await page.goto(adminOf(seller, bill))
  await expect(box(page)).toContainText('Nobody has viewed it yet.')

  const payer = await browser.newPage()
  await payer.goto(bill.url)
  const noted = payer.waitForResponse((answer) => answer.url().endsWith('/viewed'))
  await payer.mouse.move(100, 100)
  await payer.mouse.wheel(0, 100)
  await payer.keyboard.press('Tab')
  expect((await noted).status()).toBe(204)
  await payer.close()
  await page.reload()
  await expect(box(page)).toContainText('Viewed on')
})
