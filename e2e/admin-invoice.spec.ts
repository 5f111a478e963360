// A seller follows the money of one invoice, and of one checkout: what was paid, kept, sent back, and tried in vain.
import type { Page } from 'playwright/test'
import { audit } from './support/audit'
import { payWithoutPage } from './support/payer'
import { signInAs } from './support/people'
import { type Bill, openSeller, type Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const pathOf = ({ id }: Bill) => `/admin/invoices/${id}`

/** 2.9 % and 30 cents are Stripe's, 2.5 % ours. */
const NET = '€132.86'

async function expectStatus(seller: Seller, bill: Bill, status: string): Promise<void> {
  await expect.poll(async () => (await seller.payments(bill))[0]?.status).toBe(status)
}

const figure = (page: Page, name: string) =>
  page
    .getByRole('region', { name: 'Money' })
    .locator('div', { has: page.getByText(name, { exact: true }) })
    .last()

const told = (page: Page) => page.getByRole('region', { name: 'What happened' }).getByRole('listitem')

test('an owner sees the breakdown of a payment, and half of it refunded @desktop', async ({
  page,
  seller,
}) => {
  const bill = await seller.bill()
  const intent = await payWithoutPage(seller, bill)
  await expectStatus(seller, bill, 'Succeeded')
  await signInAs(page, seller, 'Owner', pathOf(bill))
  await expect(page.getByRole('heading', { level: 1, name: `Invoice ${bill.number}` })).toBeVisible()
  await expect(figure(page, 'Paid')).toContainText('€140.76')
  await expect(figure(page, 'Stripe’s fee')).toContainText('-€4.38')
  await expect(figure(page, 'Remit’s fee')).toContainText('-€3.52')
  await expect(figure(page, 'Net')).toContainText(NET)
  await expect(told(page).filter({ hasText: '€140.76 was paid' })).toHaveCount(1)
  await expect(
    told(page)
      .filter({ hasText: `was emailed to ${bill.payerEmail}` })
      .first(),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: `Invoice ${bill.number}` })).toContainText('Hotel Lindenhof')
  await page.getByText('More references').click()
  await expect(page.getByRole('region', { name: 'Payments' }).getByText(intent)).toBeVisible()
  expect(await audit(page)).toEqual([])

  const [payment] = await seller.payments(bill)
  await seller.api('POST', `/invoices/${bill.id}/payments/${payment?.id}/refunds`, { amount: '70.38' })
  await expectStatus(seller, bill, 'PartiallyRefunded')
  await page.reload()
  await expect(page.getByText('Partly refunded').first()).toBeVisible()
  await expect(figure(page, 'Refunded')).toContainText('-€70.38')
  await expect(figure(page, 'Remit’s fee refunded')).toContainText('€1.76')
  await expect(figure(page, `Net for ${seller.name}`)).toContainText('€64.24')
  expect(await audit(page)).toEqual([])
})

test('a payout is shown once the bank has the money', async ({ page, seller }) => {
  const bill = await seller.bill()
  await payWithoutPage(seller, bill)
  await expectStatus(seller, bill, 'Succeeded')
  await seller.sandbox.post(`accounts/${seller.accountId}/payout`)
  await signInAs(page, seller, 'Member', pathOf(bill))
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('Payout: arrived').first()).toBeVisible({ timeout: 1_000 })
  }).toPass()
})

test('each try that was declined says why', async ({ page, seller }) => {
  const bill = await seller.bill()
  await payWithoutPage(seller, bill, 'pm_card_chargeDeclined')
  await payWithoutPage(seller, bill, 'pm_card_chargeDeclinedInsufficientFunds')
  await signInAs(page, seller, 'Owner', pathOf(bill))
  await expect(async () => {
    await page.reload()
    await expect(told(page).filter({ hasText: 'insufficient_funds' })).toHaveCount(1, { timeout: 1_000 })
  }).toPass()
  await expect(told(page).filter({ hasText: 'Not enough money on the card or account.' })).toHaveCount(1)
  await expect(told(page).filter({ hasText: 'The bank refused without a reason.' })).toHaveCount(1)
  await page.getByText(/messages? from Stripe/).click()
  await expect(page.getByText('payment_intent.payment_failed').first()).toBeVisible()
  expect(await audit(page)).toEqual([])
})

test('another organisation’s invoice is a page that does not exist', async ({
  apiKey,
  app,
  page,
  sandbox,
  seller,
}) => {
  const stranger = await openSeller(app.url, sandbox, apiKey)
  const bill = await stranger.bill()
  await signInAs(page, seller, 'Owner', '/settings')
  const nobodys = '6f1c1f9e-0000-4000-8000-000000000000'
  for (const id of [bill.id, nobodys, 'no-uuid']) {
    const answer = await page.goto(`/admin/invoices/${id}`)
    expect(answer?.status()).toBe(404)
    // Also where no script runs.
    expect(await answer?.text()).toMatch(/<h1[^>]*>Page not found</)
  }
  const answer = await page.goto('/admin/checkouts/cs_test_none')
  expect(answer?.status()).toBe(404)
  await expect(page.getByText('Page not found')).toBeVisible()
})

interface Checkout {
  SessionId: string
}

test('a checkout that was paid is listed with its money and its articles', async ({ page, seller }) => {
  const reference = `booking-${seller.organisationId.slice(0, 8)}`
  const article = await seller.api<{ Id: number }>('POST', '/payment/stripe/v1/articles', {
    Name: 'Haircut',
    ArticleTypeId: 1,
    Price: 45,
    CurrencyId: 'EUR',
    VAT: 19,
  })
  const { SessionId } = await seller.api<Checkout>('POST', '/payment/stripe/v1/checkout', {
    CompanyId: seller.organisationId,
    CountryCode: 'DE',
    Articles: [{ ArticleId: article.Id, Quantity: 2 }],
    InternalReferenceId: reference,
  })
  await signInAs(page, seller, 'Owner', '/admin/checkouts')
  const row = page.getByRole('row', { name: new RegExp(reference) })
  await expect(row).toContainText('Open')
  await expect(row).toContainText('€90.00')
  await seller.sandbox.post(`checkout_sessions/${SessionId}/pay`)
  await expect(async () => {
    await page.reload()
    await expect(row).toContainText('Paid', { timeout: 1_000 })
  }).toPass()
  expect(await audit(page)).toEqual([])

  await page.getByRole('searchbox', { name: 'Reference' }).fill(reference.slice(0, 12).toUpperCase())
  await page.getByLabel('State').selectOption('Complete')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('link', { name: reference }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: `Checkout ${reference}` })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Articles' })).toContainText('2 × €45.00')
  await expect(figure(page, 'Stripe’s fee')).toContainText('-€2.91')
  await expect(figure(page, 'Net')).toContainText('€84.84')
  await expect(told(page).filter({ hasText: '€90.00 was paid' })).toHaveCount(1)
  expect(await audit(page)).toEqual([])
})
