// The first page after signing in: what wants attention, how the money stands, and how what is stuck is helped.

import { randomBytes } from 'node:crypto'
import type { Page } from 'playwright/test'
import type { Addresses } from './support/app'
import { audit } from './support/audit'
import { dayFromToday } from './support/days'
import { payWithoutPage } from './support/payer'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import { CALM } from './support/sandbox'
import type { Bill, Invoice, Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const at = ({ organisationId }: Seller, path: string) => `${path}?organisation=${organisationId}`

const attention = (page: Page) => page.getByRole('region', { name: 'Needs attention' })

/** The account's owner changes the amount at Stripe, and somebody pays it. Answers the intent's reference. */
async function payAnotherAmount({ env, sandboxUrl }: Addresses, seller: Seller, bill: Bill): Promise<string> {
  const opened = await fetch(`${bill.url}/checkout-session`, { method: 'POST' })
  const { clientSecret } = (await opened.json()) as { clientSecret: string }
  const reference = clientSecret.split('_secret_')[0] ?? ''
  const changed = await fetch(`${sandboxUrl}/v1/payment_intents/${reference}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${env.STRIPE_SECRET_KEY}`, 'stripe-account': seller.accountId },
    body: new URLSearchParams({ amount: '100', application_fee_amount: '2' }),
  })
  expect(changed.status).toBe(200)
  await seller.sandbox.post(`payment_intents/${reference}/pay`)
  await expect.poll(async () => (await seller.payments(bill))[0]?.status).toBe('UnderReview')
  return reference
}

test('a new organisation is led to its first payment', async ({ page, seller }, info) => {
  await signInAs(page, seller, 'Owner', '/admin')
  await expect(page.getByRole('heading', { level: 1, name: seller.name })).toBeVisible()
  const steps = page.getByRole('region', { name: 'Three steps to your first payment' })
  await expect(steps.getByRole('listitem').filter({ hasText: 'Set up payments' })).toContainText('Done')
  await expect(steps.getByRole('link', { name: 'New invoice' })).toBeVisible()
  await expect(steps.getByRole('link')).toHaveCount(1)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'admin-first-steps', info)
})

test('the start page says what is due, late and paid in each currency, and leads to it', async ({
  browser,
  page,
  seller,
}, info) => {
  const paid = await seller.bill({ dueDate: dayFromToday(3) })
  await payWithoutPage(seller, paid)
  await seller.bill({ issueDate: '2026-01-01', dueDate: dayFromToday(-10) })
  await seller.bill({ dueDate: dayFromToday(10) })
  await seller.bill({ currency: 'USD', dueDate: dayFromToday(10) })
  await expect.poll(async () => (await seller.read(paid)).status).toBe('Paid')

  await signInAs(page, seller, 'Member', at(seller, '/admin'))
  const late = attention(page).getByRole('link', { name: /1 invoice is overdue, €140\.76 in all/ })
  await expect(late).toHaveAttribute('href', /overdue=1/)
  const due = page.getByRole('region', { name: 'Is what was due being paid?', exact: true })
  await expect(due).toContainText('€140.76 is paid, €140.76 is still to come, and €140.76 is overdue')
  await expect(
    page.getByText('Half of them pay within a day. Of 1 invoice paid, 1 took at most 7 days'),
  ).toBeVisible()
  await expect(page.locator('.recharts-bar-rectangle path').first()).toBeVisible()
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'admin-start', info)

  await page.getByRole('navigation', { name: 'Currency' }).getByRole('link', { name: 'USD' }).click()
  await expect(page).toHaveURL(/currency=USD/)
  await expect(due).toContainText('US$140.76 is still to come')
  await expect(late).toHaveCount(0)

  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
    viewport: page.viewportSize(),
  })
  const still = await plain.newPage()
  await still.goto(page.url())
  await still.getByText('Show the figures').first().click()
  await expect(still.getByRole('table').first()).toContainText('US$140.76')
  await plain.close()
})

test('a quarantined payment is found, corrected at Stripe, retried and gone', async ({
  app,
  page,
  sandbox,
  seller,
}, info) => {
  const bill = await seller.bill()
  const reference = await payAnotherAmount(app, seller, bill)
  await signInAs(page, seller, 'Admin', at(seller, '/admin'))
  await attention(page)
    .getByRole('link', { name: /1 payment or event does not match/ })
    .click()
  const stuck = page.getByRole('region', { name: 'Not settled' }).getByRole('listitem')
  await expect(stuck).toHaveCount(1)
  await expect(stuck).toContainText(`for invoice ${bill.number}`)
  await expect(stuck).toContainText('a different amount from the one requested')
  await expect(stuck).toContainText(reference)
  expect(await audit(page)).toEqual([])
  await keepPicture(page, 'admin-problems', info)

  const retry = stuck.getByRole('button', { name: /^Try again/ })
  await retry.click()
  await expect(stuck.getByRole('status')).toHaveText('Nothing has changed at Stripe.')
  // Otherwise the news of the refund would mend it before anybody could press.
  await sandbox.disturbWebhooks({ paused: true })
  try {
    await sandbox.post(`payment_intents/${reference}/refund`)
    await retry.click()
    await expect(page.getByText('No problems')).toBeVisible()
  } finally {
    await sandbox.disturbWebhooks(CALM)
  }
  await payWithoutPage(seller, bill)
  await expect.poll(async () => (await seller.read(bill)).status).toBe('Paid')
})

test('an undelivered email is sent once its address is corrected', async ({ page, sandbox, seller }) => {
  const mailbox = randomBytes(6).toString('hex')
  const customer = await seller.api<{ id: string }>('POST', '/customers', {
    name: 'Hotel Lindenhof',
    email: `bounces+${mailbox}@example.com`,
  })
  const draft = await seller.api<Invoice>('POST', '/invoices', {
    customerId: customer.id,
    currency: 'EUR',
    lineItems: [{ description: 'Rolls', quantity: 1, unitPrice: '12.50' }],
  })
  await seller.api('POST', `/invoices/${draft.id}/send`)
  await signInAs(page, seller, 'Owner', at(seller, '/admin/problems'))
  const lost = page.getByRole('region', { name: 'Not delivered' }).getByRole('listitem')
  await expect(async () => {
    await page.reload()
    await expect(lost).toContainText('The invoice to the payer', { timeout: 1_000 })
  }).toPass()
  await seller.api('PATCH', `/customers/${customer.id}`, { email: `${mailbox}@example.com` })
  await lost.getByRole('button', { name: /^Try again/ }).click()
  await expect(page.getByText('No problems')).toBeVisible()
  await expect.poll(async () => (await sandbox.mails(`${mailbox}@example.com`)).length).toBe(1)
})

test('members see problems but cannot retry them, and nobody sees another organisation’s', async ({
  app,
  page,
  seller,
}) => {
  const bill = await seller.bill()
  await payAnotherAmount(app, seller, bill)
  await signInAs(page, seller, 'Member', at(seller, '/admin/problems'))
  await expect(page.getByText('Owners and admins can try these again.')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Try again/ })).toHaveCount(0)
  for (const path of ['/admin', '/admin/problems']) {
    const answer = await page.goto(`${path}?organisation=${crypto.randomUUID()}`)
    expect(answer?.status()).toBe(404)
  }
})
