// What a payer does on the page, found by role and label alone; and how a payer pays who needs no browser.
import { expect, type Locator, type Page } from 'playwright/test'
import type { Bill, Seller } from './seller'

export const CARDS = {
  ok: '4242424242424242',
  declined: '4000000000000002',
  noFunds: '4000000000009995',
  challenged: '4000002760003184',
}

export const IBAN = 'AT611904300234573201'

export const fields = (page: Page) => page.getByTitle('Secure payment input frame').contentFrame()

const bank = (page: Page) => page.getByTitle('3D Secure challenge').contentFrame()

export const payButton = (page: Page) => page.getByRole('button', { name: /^Pay \S*\d/ })

/** What is said at once; the router's own announcer of new pages is empty. */
export const alert = (page: Page) => page.getByRole('alert').filter({ hasText: /\S/ })

export async function fillCard(page: Page, number: string): Promise<void> {
  await fields(page).getByLabel('Card number').fill(number)
  await fields(page).getByLabel('Expiration date').fill('12 / 34')
  await fields(page).getByLabel('Security code').fill('123')
}

/**
 * Chromium hands a press to a frame of another origin by the last picture it drew, and Playwright presses before the
 * scrolled page is drawn: the press would land on the field that was there before. A person waits for what they see.
 */
export async function press(target: Locator): Promise<void> {
  await target.scrollIntoViewIfNeeded()
  await target.evaluate(
    () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
  )
  await target.click()
}

export const pressPay = (page: Page): Promise<void> => press(payButton(page))

export async function payByCard(page: Page, number: string = CARDS.ok): Promise<void> {
  await fillCard(page, number)
  await pressPay(page)
}

export async function payByDebit(page: Page, iban = IBAN): Promise<void> {
  await fields(page).getByText('SEPA Direct Debit').click()
  await fields(page).getByLabel('IBAN').fill(iban)
  await fields(page).getByLabel('Full name').fill('Jenny Rosen')
  await fields(page).getByLabel('Email').fill('jenny@example.com')
  await pressPay(page)
}

export const answerBank = (page: Page, answer: 'Complete' | 'Fail') =>
  bank(page)
    .getByRole('button', { name: `${answer} authentication` })
    .click()

/** `expect(page)` with a sentence is not enough: the receipt must be there, and no way to pay again. */
export async function expectPaid(page: Page, { name }: Seller): Promise<void> {
  await expect(page.getByText(`Thank you. ${name} has your payment.`)).toBeVisible()
  await expect(page.getByRole('region', { name: 'Receipt' })).toBeVisible()
  await expect(payButton(page)).toHaveCount(0)
}

/** Opens the payment as the page does; answers the intent's reference. */
export async function openPayment({ url }: Pick<Bill, 'url'>): Promise<string> {
  const answer = await fetch(`${url}/checkout-session`, { method: 'POST' })
  const body = (await answer.json()) as { clientSecret?: string }
  if (!body.clientSecret) throw new Error(`the payment could not be opened: ${answer.status}`)
  return body.clientSecret.split('_secret_')[0] ?? ''
}

/** Pays as Stripe.js does, without a page; a card that declines is no error. Answers the intent's reference. */
export async function payWithoutPage(
  { sandbox }: Pick<Seller, 'sandbox'>,
  bill: Pick<Bill, 'url'>,
  method = 'pm_card_visa',
): Promise<string> {
  const intent = await openPayment(bill)
  const answer = await fetch(`${sandbox.url}/_sandbox/payment_intents/${intent}/pay`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ payment_method: method }),
  })
  if (!answer.ok && answer.status !== 402) throw new Error(`${intent} was not paid: ${answer.status}`)
  return intent
}
