// Stripe's real React packages against the sandbox's stand-ins: a payer and a seller in a real browser.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { type ConsoleMessage, expect, type Page, test } from 'playwright/test'
import { type HostServer, startHost } from '../sandbox/browser/testing/host-server'
import { type SandboxProcess, startSandboxProcess } from '../sandbox/browser/testing/sandbox-process'

const KEY = 'pk_test_remitsandbox'
const FIELDS = 'iframe[title="Secure payment input frame"]'

let sandbox: SandboxProcess
let host: HostServer
let account: string
let complaints: string[] = []

test.describe.configure({ mode: 'serial' })

test.beforeAll(async () => {
  sandbox = await startSandboxProcess()
  host = await startHost(sandbox.url)
  const made = await host.stripe.accounts.create({
    country: 'DE',
    email: 'baker@example.com',
    controller: { stripe_dashboard: { type: 'full' } },
    capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
    business_profile: { name: 'Sunrise Bakery' },
  })
  account = made.id
  await control(`accounts/${account}/finish-onboarding`, { outcome: 'active' })
})

test.afterAll(async () => {
  await host?.stop()
  await sandbox?.stop()
})

test.beforeEach(({ page }) => {
  complaints = []
  page.on('console', (message: ConsoleMessage) => {
    if (/Content Security Policy|Refused to|Uncaught/.test(message.text())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
})

// promise 105
test.afterEach(() => {
  expect(complaints).toEqual([])
})

async function control(path: string, body: object = {}): Promise<void> {
  const response = await fetch(`${sandbox.url}/_sandbox/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(response.status, await response.text()).toBe(200)
}

function open(page: Page, options: Record<string, string> = {}) {
  return page.goto(`${host.url}/?${new URLSearchParams({ key: KEY, account, ...options })}`)
}

async function fillCard(page: Page, number: string, place = FIELDS): Promise<void> {
  const fields = page.frameLocator(place)
  await fields.getByLabel('Card number').fill(number)
  await fields.getByLabel('Expiration date').fill('12 / 34')
  await fields.getByLabel('Security code').fill('123')
}

const pay = (page: Page) => page.getByRole('button', { name: 'Pay', exact: true }).click()
const result = (page: Page) => page.getByTestId('result')

test('a card pays, and the seller sees the charge with the fee', async ({ page }) => {
  await open(page)
  await fillCard(page, '4242424242424242')
  await pay(page)
  await expect(result(page)).toHaveText('succeeded')
  const { data } = await host.stripe.charges.list({ limit: 1 }, { stripeAccount: account })
  expect(data[0]).toMatchObject({
    amount: 14076,
    currency: 'eur',
    status: 'succeeded',
    application_fee_amount: 100,
  })
})

test('a payer is redirected to the return URL with the outcome', async ({ page }) => {
  await open(page, { redirect: 'always' })
  await fillCard(page, '4242424242424242')
  await pay(page)
  await page.waitForURL(/\/returned/)
  const query = new URL(page.url()).searchParams
  expect(query.get('redirect_status')).toBe('succeeded')
  expect(query.get('payment_intent_client_secret')).toContain(`${query.get('payment_intent')}_secret_`)
})

// promise 108
test('the host page holds no card field', async ({ page }) => {
  await open(page)
  await fillCard(page, '4242424242424242')
  expect(await page.locator('input').count()).toBe(0)
  expect(await page.locator('body').innerHTML()).not.toContain('4242')
})

test('a decline says why, and another card then pays', async ({ page }) => {
  await open(page)
  await fillCard(page, '4000000000000002')
  await pay(page)
  await expect(result(page)).toHaveText(
    'card_error / card_declined / generic_decline / Your card was declined.',
  )
  await fillCard(page, '4000000000009995')
  await pay(page)
  await expect(result(page)).toHaveText(/insufficient_funds \/ Your card has insufficient funds\.$/)
  await fillCard(page, '4242424242424242')
  await pay(page)
  await expect(result(page)).toHaveText('succeeded')
})

test('fields say what is missing and nothing is sent', async ({ page }) => {
  await open(page)
  await page.frameLocator(FIELDS).getByLabel('Card number').waitFor()
  await pay(page)
  await expect(result(page)).toHaveText('incomplete_number: Your card number is incomplete.')
  await expect(
    page.frameLocator(FIELDS).getByText("Your card's expiration date is incomplete."),
  ).toBeVisible()
  await fillCard(page, '4242424242424241')
  await pay(page)
  await expect(result(page)).toHaveText('invalid_number: Your card number is invalid.')
})

test('typing moves on from field to field', async ({ page }) => {
  await open(page)
  await page.frameLocator(FIELDS).getByLabel('Card number').click()
  await page.keyboard.type('4242424242424242')
  await page.keyboard.type('1234')
  await page.keyboard.type('123')
  const fields = page.frameLocator(FIELDS)
  await expect(fields.locator('[name="number"]')).toHaveValue('4242 4242 4242 4242')
  await expect(fields.locator('[name="expiry"]')).toHaveValue('12 / 34')
  await expect(fields.locator('[name="cvc"]')).toHaveValue('123')
})

test('the bank asks, and the payer completes', async ({ page }) => {
  await open(page)
  await fillCard(page, '4000002760003184')
  await pay(page)
  const bank = page.frameLocator('iframe[title="3D Secure challenge"]')
  await expect(bank.getByRole('heading', { name: '3D Secure 2 Test Page' })).toBeVisible()
  await bank.getByRole('button', { name: 'Complete authentication' }).click()
  await expect(result(page)).toHaveText('succeeded')
})

test('the bank asks, and the payer fails', async ({ page }) => {
  await open(page)
  await fillCard(page, '4000002760003184')
  await pay(page)
  await page
    .frameLocator('iframe[title="3D Secure challenge"]')
    .getByRole('button', { name: 'Fail authentication' })
    .click()
  await expect(result(page)).toContainText('payment_intent_authentication_failure')
  await expect(page.locator('dialog')).toHaveCount(0)
})

test('Escape in the challenge fails it', async ({ page }) => {
  await open(page)
  await fillCard(page, '4000002760003184')
  await pay(page)
  const bank = page.frameLocator('iframe[title="3D Secure challenge"]')
  await expect(bank.getByRole('button', { name: 'Complete authentication' })).toBeEnabled()
  await page.keyboard.press('Escape')
  await expect(result(page)).toContainText('payment_intent_authentication_failure')
})

// promise 22
test('a SEPA debit stays processing until it settles', async ({ page }) => {
  await open(page)
  const fields = page.frameLocator(FIELDS)
  await fields.getByText('SEPA Direct Debit').click()
  await fields.getByLabel('IBAN').fill('DE89370400440532013000')
  await fields.getByLabel('Full name').fill('Jenny Rosen')
  await fields.getByLabel('Email').fill('jenny@example.com')
  await expect(fields.getByText(/you authorise \(A\) Sunrise Bakery/)).toBeVisible()
  await pay(page)
  await expect(result(page)).toHaveText('processing')
  const { data } = await host.stripe.paymentIntents.list({ limit: 1 }, { stripeAccount: account })
  await control(`payment_intents/${data[0]?.id}/settle`)
  const settled = await host.stripe.paymentIntents.retrieve(
    String(data[0]?.id),
    {},
    { stripeAccount: account },
  )
  expect(settled.status).toBe('succeeded')
})

test('a bank account in the United States pays in dollars', async ({ page }) => {
  await open(page, { currency: 'usd' })
  const fields = page.frameLocator(FIELDS)
  await fields.getByText('US bank account').click()
  await fields.getByLabel('Full name').fill('Jenny Rosen')
  await fields.getByLabel('Email').fill('jenny@example.com')
  await pay(page)
  await expect(result(page)).toHaveText('processing')
})

test('only cards are offered for yen', async ({ page }) => {
  await open(page, { currency: 'jpy', amount: '5000' })
  await page.frameLocator(FIELDS).getByLabel('Card number').waitFor()
  await expect(page.frameLocator(FIELDS).getByRole('radio')).toHaveCount(0)
})

test('a wallet pays from its sheet', async ({ page }) => {
  await open(page)
  await expect(page.getByTestId('wallets')).toHaveText('googlePay link')
  await page
    .frameLocator('iframe[title="Secure express checkout frame"]')
    .getByRole('button', { name: 'Pay with Google Pay' })
    .click()
  const sheet = page.frameLocator('iframe[title="Google Pay"]')
  await expect(sheet.getByText('€140.76').first()).toBeVisible()
  await sheet.getByRole('button', { name: 'Pay €140.76' }).click()
  await expect(result(page)).toHaveText('succeeded')
  await expect(page.locator('dialog')).toHaveCount(0)
  const { data } = await host.stripe.charges.list({ limit: 1 }, { stripeAccount: account })
  expect(data[0]?.payment_method_details?.card?.wallet?.type).toBe('google_pay')
})

test('a wallet can be declined, and cancelled', async ({ page }) => {
  await open(page)
  const express = page.frameLocator('iframe[title="Secure express checkout frame"]')
  await express.getByRole('button', { name: 'Pay with Link' }).click()
  await page.frameLocator('iframe[title="Link"]').getByLabel(/0002/).check()
  await page.frameLocator('iframe[title="Link"]').getByRole('button', { name: /^Pay / }).click()
  await expect(result(page)).toContainText('card_declined')
  await express.getByRole('button', { name: 'Pay with Link' }).click()
  await page.frameLocator('iframe[title="Link"]').getByRole('button', { name: 'Cancel' }).click()
  await expect(result(page)).toHaveText('cancelled')
})

test('the fields, the bank and the sheet can be used without seeing them', async ({ page }) => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const audit = async (): Promise<string[]> => {
    const found: string[] = []
    for (const frame of page.frames().filter((one) => one.url().startsWith(sandbox.url))) {
      await frame.evaluate(axe)
      // Headings and landmarks are the host page's matter.
      const rules = ['region', 'landmark-one-main', 'page-has-heading-one']
      const ids = await frame.evaluate(async (off) => {
        const run = (
          window as unknown as { axe: { run(o: object): Promise<{ violations: { id: string }[] }> } }
        ).axe
        const result = await run.run({
          iframes: false,
          rules: Object.fromEntries(off.map((id) => [id, { enabled: false }])),
        })
        return result.violations.map(({ id }) => id)
      }, rules)
      found.push(...ids.map((id) => `${id} in ${frame.url()}`))
    }
    return found
  }
  for (const theme of ['stripe', 'night']) {
    await open(page, { theme })
    await page.frameLocator(FIELDS).getByLabel('Card number').fill('4000002760003184')
    await pay(page)
    await expect(page.frameLocator(FIELDS).getByRole('alert').first()).toBeAttached()
    expect(await audit()).toEqual([])
    await fillCard(page, '4000002760003184')
    await pay(page)
    const bank = page.frameLocator('iframe[title="3D Secure challenge"]')
    await bank.getByRole('button', { name: 'Complete authentication' }).waitFor()
    expect(await audit()).toEqual([])
    await bank.getByRole('button', { name: 'Complete authentication' }).click()
    await expect(result(page)).toHaveText('succeeded')
  }
})

test('a challenge on a page of its own leads back with what came of it', async ({ page }) => {
  const intent = await host.stripe.paymentIntents.create(
    {
      amount: 900,
      currency: 'eur',
      payment_method: 'pm_card_authenticationRequired',
      confirm: true,
      return_url: `${host.url}/returned`,
    },
    { stripeAccount: account },
  )
  await page.goto(String(intent.next_action?.redirect_to_url?.url))
  await page.getByRole('button', { name: 'Complete authentication' }).click()
  await page.waitForURL(/\/returned/)
  const query = new URL(page.url()).searchParams
  expect([query.get('payment_intent'), query.get('redirect_status')]).toEqual([intent.id, 'succeeded'])
})

test('without the account the intent is unknown', async ({ page }) => {
  await open(page)
  await page.frameLocator(FIELDS).getByLabel('Card number').waitFor()
  const intent = await host.stripe.paymentIntents.create(
    { amount: 500, currency: 'eur' },
    { stripeAccount: account },
  )
  const found = await page.evaluate(
    async ([key, secret]) => {
      const make = window.Stripe as (key: string) => {
        retrievePaymentIntent(secret: string): Promise<{ error?: { message: string } }>
      }
      return make(String(key)).retrievePaymentIntent(String(secret))
    },
    [KEY, intent.client_secret],
  )
  expect(found.error?.message).toBe(`No such payment_intent: '${intent.id}'`)
})

test('Checkout is paid on its hosted page', async ({ page }) => {
  const session = await host.stripe.checkout.sessions.create(
    {
      mode: 'payment',
      ui_mode: 'hosted_page',
      line_items: [
        { quantity: 2, price_data: { currency: 'eur', unit_amount: 1250, product_data: { name: 'Cake' } } },
      ],
      success_url: `${host.url}/done?session={CHECKOUT_SESSION_ID}`,
      cancel_url: `${host.url}/back`,
    },
    { stripeAccount: account },
  )
  await page.goto(String(session.url))
  await expect(page.getByText('Cake × 2')).toBeVisible()
  await fillCard(page, '4000000000000002')
  await page.getByRole('button', { name: 'Pay €25.00' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Your card was declined.' })).toBeVisible()
  await fillCard(page, '4000002760003184')
  await page.getByRole('button', { name: 'Pay €25.00' }).click()
  await page
    .frameLocator('iframe[title="3D Secure challenge"]')
    .getByRole('button', { name: 'Complete authentication' })
    .click()
  await page.waitForURL(`${host.url}/done?session=${session.id}`)
  const after = await host.stripe.checkout.sessions.retrieve(session.id, {}, { stripeAccount: account })
  expect([after.status, after.payment_status]).toEqual(['complete', 'paid'])
  await page.goto(`${sandbox.url}/c/pay/${session.id}`)
  await expect(page.getByRole('heading', { name: 'This payment is complete' })).toBeVisible()
})

test('Checkout is paid in a frame of the host page', async ({ page }) => {
  await open(page, { page: 'embedded' })
  const frame = page.frameLocator('iframe[title="Checkout"]')
  const fields = frame.frameLocator(FIELDS)
  await fields.getByLabel('Card number').fill('4242424242424242')
  await fields.getByLabel('Expiration date').fill('1234')
  await fields.getByLabel('Security code').fill('123')
  await frame.getByRole('button', { name: 'Pay €140.76' }).click()
  await expect(result(page)).toHaveText('complete')
  await expect(frame.getByRole('heading', { name: 'This payment is complete' })).toBeVisible()
})

test('Checkout is paid with its elements', async ({ page }) => {
  await open(page, { page: 'checkout-elements' })
  await expect(page.getByTestId('total')).toHaveText('€140.76')
  await fillCard(page, '4242424242424242')
  await pay(page)
  await expect(result(page)).toHaveText('complete')
})

test('a seller onboards in the host page, leaves in between, and is active', async ({ page }) => {
  const fresh = await host.stripe.accounts.create({
    country: 'US',
    controller: { stripe_dashboard: { type: 'full' } },
  })
  await open(page, { page: 'onboarding', account: fresh.id })
  const frame = page.frameLocator('iframe[title="Stripe account onboarding"]')
  await expect(frame.getByRole('heading', { name: 'Tell us about the business' })).toBeVisible()
  await frame.getByRole('button', { name: 'Use test data' }).click()
  await frame.getByLabel('Business name').fill('Harbour Builders')
  await frame.getByRole('button', { name: 'Continue' }).click()
  await expect(frame.getByRole('heading', { name: 'Verify yourself' })).toBeVisible()
  await frame.getByRole('button', { name: 'Save for later' }).click()
  await expect(result(page)).toHaveText('exited')
  await open(page, { page: 'onboarding', account: fresh.id })
  await expect(frame.getByRole('heading', { name: 'Verify yourself' })).toBeVisible()
  for (const title of ['Verify yourself', 'Add your bank account']) {
    await expect(frame.getByRole('heading', { name: title })).toBeVisible()
    await frame.getByRole('button', { name: 'Use test data' }).click()
    await frame.getByRole('button', { name: 'Continue' }).click()
  }
  await expect(frame.getByText('Harbour Builders')).toBeVisible()
  await frame.getByRole('button', { name: 'Agree and submit' }).click()
  await expect(frame.getByRole('heading', { name: "You're all set" })).toBeVisible()
  await expect(page.getByTestId('steps')).toHaveText(/representative_details external_account summary done$/)
  await frame.getByRole('button', { name: 'Done' }).click()
  await expect(result(page)).toHaveText('exited')
  expect((await host.stripe.accounts.retrieve(fresh.id)).charges_enabled).toBe(true)
})

// promise 72
test('a hosted onboarding link works once, then leads back for a new one', async ({ page }) => {
  const fresh = await host.stripe.accounts.create({
    country: 'DE',
    controller: { stripe_dashboard: { type: 'full' } },
  })
  const link = await host.stripe.accountLinks.create({
    account: fresh.id,
    type: 'account_onboarding',
    return_url: `${host.url}/returned`,
    refresh_url: `${host.url}/refresh`,
  })
  await page.goto(link.url)
  for (let step = 0; step < 3; step += 1) {
    await expect(page.getByText(`Step ${step + 1} of 4`)).toBeVisible()
    await page.getByRole('button', { name: 'Use test data' }).click()
    await page.getByRole('button', { name: 'Continue' }).click()
  }
  await page.getByLabel('Needs a document').check()
  await page.getByRole('button', { name: 'Agree and submit' }).click()
  await expect(page.getByRole('heading', { name: 'One more thing' })).toBeVisible()
  expect((await host.stripe.accounts.retrieve(fresh.id)).charges_enabled).toBe(false)
  await page.getByRole('button', { name: 'Upload a test document' }).click()
  await expect(page.getByRole('heading', { name: "You're all set" })).toBeVisible()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.waitForURL(`${host.url}/returned`)
  await page.goto(link.url)
  await page.waitForURL(`${host.url}/refresh`)
})

test('a person refunds and disputes on the control page', async ({ page }) => {
  await page.goto(`${sandbox.url}/_sandbox`)
  const paid = page.getByRole('article').filter({ hasText: 'succeeded' }).first()
  await paid.getByRole('button', { name: 'Refund' }).click()
  await page.getByRole('link', { name: 'Refunds, disputes' }).click()
  await expect(page.getByText(/^Refund of /).first()).toBeVisible()
  await page.goto(`${sandbox.url}/_sandbox`)
  await page
    .getByRole('article')
    .filter({ hasText: 'succeeded' })
    .nth(1)
    .getByRole('button', { name: 'Dispute' })
    .click()
  await page.getByRole('link', { name: 'Refunds, disputes' }).click()
  await page.getByRole('button', { name: 'Seller wins' }).first().click()
  await expect(page.getByText('won')).toBeVisible()
})
