// The pages to which the sandbox's providers send a payer of a session: Mollie's, and Stripe's of an account of its own.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type ConsoleMessage, expect, test } from 'playwright/test'
import { type SandboxProcess, startSandboxProcess } from '../sandbox/browser/testing/sandbox-process'
import { audit } from './support/audit'

const FIELDS = 'iframe[title="Secure payment input frame"]'

let sandbox: SandboxProcess
let shop: Server
let shopUrl: string
let complaints: string[] = []

// What is started for them is started once.
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  sandbox = await startSandboxProcess()
  shop = createServer((request, response) => {
    response.setHeader('content-type', 'text/html').end(`<title>Shop</title><h1>At ${request.url}</h1>`)
  })
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  shopUrl = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
})

test.afterAll(async () => {
  shop?.close()
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

const ask = async (path: string, init: RequestInit): Promise<Record<string, unknown>> => {
  const answer = await fetch(`${sandbox.url}${path}`, init)
  const body = (await answer.json()) as Record<string, unknown>
  expect(answer.ok, JSON.stringify(body)).toBe(true)
  return body
}

const mollie = (path: string, body?: object) =>
  ask(`/mollie/v2/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer test_${'0'.repeat(30)}` },
    ...(body && { body: JSON.stringify(body) }),
  })

const makePayment = () =>
  mollie('payments', {
    amount: { currency: 'AUD', value: '140.76' },
    description: 'Order 12',
    redirectUrl: `${shopUrl}/thanks`,
    cancelUrl: `${shopUrl}/basket`,
    method: 'creditcard',
  })

for (const [choice, status, place] of [
  ['Paid', 'paid', 'thanks'],
  ['Failed', 'failed', 'thanks'],
  ['Cancelled', 'canceled', 'basket'],
  ['Expired', 'expired', 'thanks'],
] as const) {
  test(`at Mollie a payment becomes ${status}`, async ({ page }) => {
    const { id } = await makePayment()
    await page.goto(`${sandbox.url}/mollie/checkout/${id}`)
    await expect(page.getByRole('heading', { name: 'Order 12' })).toBeVisible()
    await expect(page.getByText('AUD 140.76')).toBeVisible()
    expect(await audit(page)).toEqual([])
    await page.getByRole('button', { name: choice }).click()
    await expect(page.getByRole('heading', { name: `At /${place}` })).toBeVisible()
    expect((await mollie(`payments/${id}`)).status).toBe(status)
    await page.goto(`${sandbox.url}/mollie/checkout/${id}`)
    await expect(page.getByRole('heading', { name: `This payment is ${status}` })).toBeVisible()
    await page.getByRole('link', { name: 'Back to the seller' }).click()
    await expect(page.getByRole('heading', { name: `At /${place}` })).toBeVisible()
  })
}

test('at Stripe an account of its own is paid on its hosted page', async ({ page }) => {
  const headers = { authorization: 'Bearer sk_test_connection_of_a_merchant' }
  const session = await ask('/v1/checkout/sessions', {
    method: 'POST',
    headers,
    body: new URLSearchParams({
      mode: 'payment',
      ui_mode: 'hosted_page',
      'line_items[0][quantity]': '1',
      'line_items[0][price_data][currency]': 'aud',
      'line_items[0][price_data][unit_amount]': '14076',
      'line_items[0][price_data][product_data][name]': 'Chair',
      success_url: `${shopUrl}/thanks`,
    }),
  })
  await page.goto(String(session.url))
  const fields = page.frameLocator(FIELDS)
  await fields.getByLabel('Card number').fill('4242424242424242')
  await fields.getByLabel('Expiration date').fill('1240')
  await fields.getByLabel('Security code').fill('123')
  await page.getByRole('button', { name: /^Pay .*140\.76/ }).click()
  await expect(page.getByRole('heading', { name: 'At /thanks' })).toBeVisible()
  const after = await ask(`/v1/checkout/sessions/${session.id}`, { headers })
  expect(after.payment_status).toBe('paid')
})
