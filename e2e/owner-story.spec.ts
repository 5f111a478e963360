// The whole story of an owner, by hand: from the middle of the onboarding to a payment that is half given back.
import type { Page } from 'playwright/test'
import { expectPaid, payByCard } from './support/payer'
import { signInAs } from './support/people'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const NAME = 'Atelier Violette'

const stripeForm = (page: Page) => page.getByTitle('Stripe account onboarding').contentFrame()

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** An organisation that has begun at Stripe, and has not finished. */
async function openAtelier(seller: Seller): Promise<Seller> {
  const { id } = await seller.api<{ id: string }>('POST', '/organisations', {
    name: NAME,
    country: 'FR',
    defaultCurrency: 'EUR',
  })
  await seller.api('POST', `/organisations/${id}/payment-account/enable`)
  return { ...seller, name: NAME, organisationId: id }
}

async function finishOnboarding(page: Page): Promise<void> {
  await press(page, 'Continue with Stripe')
  for (const title of ['Tell us about the business', 'Verify yourself', 'Add your bank account']) {
    await expect(stripeForm(page).getByRole('heading', { name: title })).toBeVisible()
    await stripeForm(page).getByRole('button', { name: 'Use test data' }).click()
    await stripeForm(page).getByRole('button', { name: 'Continue' }).click()
  }
  await stripeForm(page)
    .getByLabel(/^Approve(?!,)/)
    .check()
  await stripeForm(page).getByRole('button', { name: 'Agree and submit' }).click()
  await expect(page.getByRole('main').getByRole('status').first()).toHaveText('Active')
}

async function writeInvoice(page: Page, customer: string, email: string): Promise<void> {
  await press(page, 'New customer')
  await page.getByLabel('Name', { exact: true }).fill(customer)
  await page.getByLabel('Email address').fill(email)
  await page.getByLabel('Country').selectOption('France')
  await page.getByLabel('Language').selectOption('English')
  await press(page, 'Add customer')
  const line = page.getByRole('group', { name: 'Line 1', exact: true })
  await line.getByLabel('Description').fill('Two frames')
  await line.getByLabel('Unit price').fill('140.76')
  await press(page, 'Save and send')
  await page.waitForURL(/\/admin\/invoices\/[0-9a-f-]{36}\?/)
}

const money = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'Money' })
    .locator('div', { has: page.getByText(name, { exact: true }) })
    .last()

// promises 1, 15, 16, 70
test('an owner finishes at Stripe, invoices, is paid, and gives half back @desktop', async ({
  page,
  sandbox,
  seller,
}) => {
  test.slow()
  const atelier = await openAtelier(seller)
  const email = `galerie-${atelier.organisationId}@example.com`
  const at = (path: string) => `${path}?organisation=${atelier.organisationId}`
  await signInAs(page, atelier, 'Owner', at('/admin'))
  await page.goto(at('/settings/payments'))
  await finishOnboarding(page)

  await page.goto(at('/admin/invoices/new'))
  await writeInvoice(page, 'Galerie du Port', email)
  const invoicePage = page.url()
  const letters = () => sandbox.mails(email)
  await expect.poll(async () => (await letters()).length).toBe(1)

  const [invoiceMail] = await letters()
  await page.goto(/https?:\/\/\S+\/i\/[\w-]{43}/.exec(invoiceMail?.text ?? '')?.[0] ?? '')
  await payByCard(page)
  await expectPaid(page, atelier)

  await page.goto(at('/admin/invoices'))
  const listed = page.getByRole('main').locator('tr, li').filter({ hasText: 'Galerie du Port' }).first()
  await expect(listed).toContainText('Paid')
  await page.goto(invoicePage)
  // 2.9 % and 30 cents are Stripe's, 2.5 % ours.
  await expect(money(page, 'Stripe’s fee')).toContainText('-€4.38')
  await expect(money(page, 'Remit’s fee')).toContainText('-€3.52')
  await expect(money(page, 'Net')).toContainText('€132.86')

  await expect.poll(async () => (await letters()).length).toBe(2)
  await press(page, 'Refund')
  await page.getByLabel('Amount, EUR').fill('70.38')
  const dialog = page.getByRole('dialog', { name: 'Refund' })
  await expect(dialog).toContainText('Our fee of €1.76 for this part comes back to you')
  await dialog.getByRole('button', { name: 'Refund' }).click()
  await expect.poll(async () => (await letters()).some(({ text }) => text.includes('€70.38'))).toBe(true)
  await page.reload()
  await expect(page.getByText('Partly refunded').first()).toBeVisible()
  await page.goto(at('/admin/invoices'))
  await expect(listed).toContainText('Partly refunded')
})
