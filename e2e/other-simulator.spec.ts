// Remit in front of a Stripe simulator that is not its own: other keys, other secrets, webhooks set up by Stripe's API alone.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Stripe from 'stripe'
import { freePort } from '@/db/embedded/free-port'
import { type SandboxKeys, startSandbox } from '@/scripts/support/sandbox'
import { ROOT, type Service, stopService } from '@/scripts/support/service'
import { type App, createClient, startApp } from './support/app'
import { alert, CARDS, expectPaid, payByCard, payWithoutPage } from './support/payer'
import { type Sandbox, sandboxAt } from './support/sandbox'
import { openSeller, type Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const KEYS: SandboxKeys = {
  secretKey: 'sk_test_anotherhouse',
  publishableKey: 'pk_test_anotherhouse',
  webhookSecret: 'whsec_never_used',
  connectWebhookSecret: 'whsec_never_used_either',
}

let simulator: Service<unknown> | undefined
let app: App | undefined
let sandbox: Sandbox
let seller: Seller

/** As an operator does at Stripe: two endpoints, whose secrets come in the answer. */
async function registerWebhooks(base: string, appUrl: string): Promise<Record<string, string>> {
  const { hostname: host, port } = new URL(base)
  const stripe = new Stripe(KEYS.secretKey, { host, port, protocol: 'http' })
  const register = async (url: string, connect: boolean) =>
    (await stripe.webhookEndpoints.create({ url, connect, enabled_events: ['*'] })).secret ?? ''
  return {
    STRIPE_WEBHOOK_SECRET: await register(`${appUrl}/webhooks/stripe`, false),
    STRIPE_CONNECT_WEBHOOK_SECRET: await register(`${appUrl}/webhooks/stripe/connect`, true),
  }
}

// What is started for them is started once.
test.describe.configure({ mode: 'default' })

test.beforeAll(async () => {
  const port = await freePort()
  const nobody = 'http://127.0.0.1:9'
  const started = await startSandbox({
    keys: KEYS,
    appLoopbackUrl: nobody,
    appUrl: nobody,
    output: 'ignore',
  })
  simulator = started
  sandbox = sandboxAt(started.ready.url)
  await sandbox.post('webhook-targets', { platform: null, connect: null })
  app = await startApp({
    port,
    env: {
      ...(await registerWebhooks(sandbox.url, `http://127.0.0.1:${port}`)),
      STRIPE_SECRET_KEY: KEYS.secretKey,
      STRIPE_PUBLISHABLE_KEY: KEYS.publishableKey,
      STRIPE_API_BASE: sandbox.url,
    },
  })
  const { apiKey } = await createClient(app, 'Ledgerly')
  seller = await openSeller(app.url, sandbox, apiKey)
})

test.afterAll(async () => {
  await app?.stop()
  if (simulator) await stopService(simulator)
})

test('a payer pays, and webhooks of the other simulator are accepted', async ({ page }) => {
  const bill = await seller.bill()
  await page.goto(bill.url)
  await payByCard(page, CARDS.declined)
  await expect(alert(page)).toContainText('Your bank declined the payment.')
  await payByCard(page)
  await expectPaid(page, seller)
  expect(await seller.read(bill)).toMatchObject({ status: 'Paid', amountPaid: 140.76 })
  const charged = (await sandbox.ledger(seller.accountId)).filter(({ status }) => status === 'succeeded')
  expect(charged).toMatchObject([{ amount: 14076, application_fee_amount: 352 }])

  const unseen = await seller.bill()
  await payWithoutPage(seller, unseen)
  await expect.poll(async () => (await seller.read(unseen)).status).toBe('Paid')
  const [payment] = await seller.payments(unseen)
  await seller.api('POST', `/invoices/${unseen.id}/payments/${payment?.id}/refunds`, { amount: '40.76' })
  await expect.poll(async () => (await seller.read(unseen)).amountPaid).toBe(100)
  await seller.api('DELETE', `/invoices/${(await seller.bill()).id}`)
})

test('every request was valid by Stripe’s own definitions, and none went anywhere else', async () => {
  const asked = await sandbox.allRequests()
  expect(asked.filter(({ caller }) => caller === 'platform').length).toBeGreaterThan(5)
  // A card that declines is answered 402; that is no fault of the question.
  const refused = asked.filter(({ status }) => status === null || (status >= 400 && status !== 402))
  expect(refused.map(({ method, path, status }) => `${method} ${path}: ${status}`)).toEqual([])
  expect(await sandboxAt(app?.sandboxUrl ?? '').allRequests()).toEqual([])
})

test('nothing in the app or its library knows a simulator', () => {
  const files = ['app', 'lib'].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
      // What only tests import may know one.
      .filter(({ parentPath }) => !/\/testing(\/|$)/.test(parentPath))
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name)),
  )
  expect(files.filter((file) => readFileSync(file, 'utf8').includes('_sandbox'))).toEqual([])
})
