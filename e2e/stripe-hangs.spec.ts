// Stripe answers neither yes nor no: every place that waits for it says so in time, and offers another way.
import type { BrowserContext, Page } from 'playwright/test'
import { alert, CARDS, expectPaid, fields, fillCard, payButton, payByCard, pressPay } from './support/payer'
import { signInAs } from './support/people'
import { keepPicture } from './support/pictures'
import { expect, test } from './support/shared-app'

/** Requests that are neither answered nor refused; after a call of the returned function, new ones are answered. */
async function hang(context: BrowserContext, address: string): Promise<() => void> {
  let isHanging = true
  await context.route(address, (route) => (isHanging ? undefined : route.continue()))
  return () => {
    isHanging = false
  }
}

/** Opens a page whose time the test can move: what hangs keeps the page's `load` from ever coming. */
async function openAt(page: Page, address: string): Promise<void> {
  await page.clock.install()
  await page.goto(address, { waitUntil: 'domcontentloaded' })
}

/** Moves time until the page says it: a clock that was set before React was there starts no timer. */
async function expectAfter(page: Page, ms: number, text: string): Promise<void> {
  await expect(async () => {
    await page.clock.fastForward(ms)
    await expect(alert(page)).toContainText(text, { timeout: 1_000 })
  }).toPass()
}

const LATE = 'The payment form is taking longer than usual.'

// promise 118
for (const [what, address] of [
  ['Stripe.js', '**/endive/stripe.js*'],
  ['the frame of the fields', '**/endive/elements-inner-payment.html*'],
] as const) {
  test(`when ${what} never comes, the payer is told, can pay by transfer, and can try again`, async ({
    context,
    page,
    seller,
  }, info) => {
    const bill = await seller.bill()
    const letThrough = await hang(context, address)
    await openAt(page, bill.url)
    await expect(page.getByText('Loading the payment form')).toBeVisible()
    await expect(alert(page)).toHaveCount(0)
    await expectAfter(page, 11_000, LATE)
    await expect(alert(page)).toContainText('You can pay by bank transfer instead.')
    await keepPicture(page, `hangs ${what}`, info)
    letThrough()
    await page.getByRole('button', { name: 'Try again' }).click({ noWaitAfter: true })
    await expect(fields(page).getByLabel('Card number')).toBeVisible()
    await expect(alert(page)).toHaveCount(0)
    await payByCard(page)
    await expectPaid(page, seller)
  })
}

test('when Stripe’s fields cannot be made, the payer is told, can pay by transfer, and can try again', async ({
  context,
  page,
  seller,
}) => {
  const bill = await seller.bill()
  let isBroken = true
  await context.route('**/endive/stripe.js*', async (route) => {
    const answer = await route.fetch()
    const breaking =
      ';{const make = window.Stripe; window.Stripe = (...a) => ({ ...make(...a), elements() { throw new Error("no fields") } })}'
    await route.fulfill({ response: answer, body: (await answer.text()) + (isBroken ? breaking : '') })
  })
  await page.goto(bill.url)
  await expect(alert(page)).toContainText('You can pay by bank transfer instead.')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(bill.number)
  isBroken = false
  await page.getByRole('button', { name: 'Try again' }).click()
  await payByCard(page)
  await expectPaid(page, seller)
})

test('a form that is late, and comes after all, can be used at once', async ({ context, page, seller }) => {
  const bill = await seller.bill()
  let answer: (() => void) | undefined
  const answered = new Promise<void>((resolve) => {
    answer = resolve
  })
  await context.route('**/endive/elements-inner-payment.html*', async (route) => {
    await answered
    await route.continue()
  })
  await openAt(page, bill.url)
  await expect(page.getByText('Loading the payment form')).toBeVisible()
  await expectAfter(page, 11_000, LATE)
  answer?.()
  await expect(fields(page).getByLabel('Card number')).toBeVisible()
  await expect(alert(page)).toHaveCount(0)
  await payByCard(page)
  await expectPaid(page, seller)
})

test('wallet buttons that never come keep nobody from paying by card', async ({ context, page, seller }) => {
  const bill = await seller.bill()
  await hang(context, '**/endive/elements-inner-express-checkout.html*')
  await openAt(page, bill.url)
  await expect(fields(page).getByLabel('Card number')).toBeAttached()
  await expect(async () => {
    await page.clock.fastForward(4_000)
    await expect(payButton(page)).not.toHaveAttribute('aria-disabled', 'true', { timeout: 1_000 })
  }).toPass()
  await fillCard(page, CARDS.ok)
  await pressPay(page)
  await expectPaid(page, seller)
})

test('when an embedded checkout never comes, its page says so and begins again', async ({
  context,
  page,
  seller,
}, info) => {
  const article = { Name: 'Haircut', ArticleTypeId: 1, Price: 45, CurrencyId: 'EUR', VAT: 19 }
  const { Id } = await seller.api<{ Id: number }>('POST', '/articles', article)
  const checkout = await seller.api<{ SessionId: string }>('POST', '/payment/stripe/v1/checkout', {
    CompanyId: seller.organisationId,
    CountryCode: 'GB',
    Articles: [{ ArticleId: Id, Quantity: 1 }],
    InternalReferenceId: 'booking-hangs',
    UiMode: 'embedded',
  })
  const letThrough = await hang(context, '**/c/pay/**')
  await openAt(page, `/checkout/${checkout.SessionId}`)
  await expect(page.getByTitle('Checkout', { exact: true })).toBeAttached()
  await expectAfter(page, 11_000, LATE)
  await keepPicture(page, 'hangs embedded checkout', info)
  letThrough()
  await page.getByRole('button', { name: 'Try again' }).click({ noWaitAfter: true })
  const checkoutFrame = page.frameLocator('iframe[title="Checkout"]')
  await expect(checkoutFrame.getByRole('button', { name: /^Pay / })).toBeVisible()
  await expect(alert(page)).toHaveCount(0)
})

test('when Stripe’s onboarding form never comes, the owner is told and can go to Stripe’s own page', async ({
  context,
  page,
  seller,
}, info) => {
  const { id } = await seller.api<{ id: string }>('POST', '/organisations', {
    name: 'Atelier Violette',
    country: 'FR',
    defaultCurrency: 'EUR',
  })
  const letThrough = await hang(context, '**/connect/embedded/**')
  await page.clock.install()
  await signInAs(page, { ...seller, organisationId: id }, 'Owner', `/settings/payments?organisation=${id}`)
  await page.getByRole('button', { name: 'Set up payments' }).click()
  await expect(page.getByTitle('Stripe account onboarding')).toBeAttached()
  await expectAfter(page, 21_000, 'Stripe’s form did not load')
  await expect(page.getByRole('button', { name: 'Open Stripe’s page instead' })).toBeVisible()
  await keepPicture(page, 'hangs onboarding', info)
  letThrough()
  await page.getByRole('button', { name: 'Try again' }).click()
  const form = page.getByTitle('Stripe account onboarding').contentFrame()
  await expect(form.getByRole('heading', { name: 'Tell us about the business' })).toBeVisible()
})

test('when one of Stripe’s components never comes, the one that is in use stays', async ({
  context,
  page,
  seller,
}, info) => {
  const letThrough = await hang(context, '**/connect/embedded/account-management.html*')
  await page.clock.install()
  await signInAs(page, seller, 'Owner', '/settings/payments')
  const payouts = page.getByTitle('Stripe payouts').contentFrame()
  await expect(payouts.getByText('Payouts go to').first()).toBeVisible()
  await expectAfter(page, 21_000, 'Stripe has not loaded all of it.')
  await expect(payouts.getByText('Payouts go to').first()).toBeVisible()
  await keepPicture(page, 'hangs account management', info)
  letThrough()
  await page.getByRole('button', { name: 'Reload it' }).click()
  const account = page.getByTitle('Stripe account management').contentFrame()
  await expect(account.getByText('Business', { exact: true })).toBeVisible()
})
