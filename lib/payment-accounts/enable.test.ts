// One connected account for an organisation, however often it is asked for and whatever breaks in between.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST as enableRoute } from '@/app/organisations/[id]/payment-account/enable/route'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { call } from '@/db/testing/calls'
import { type TestHouse, testHouse } from '@/db/testing/house'
import { testPeople } from '@/db/testing/people'
import { type SandboxControl, sandboxControl } from '@/db/testing/sandbox-control'
import { createStripe } from '@/lib/stripe/client'
import { appEnvOf, DEMO_KEYS, startSandbox } from '@/scripts/support/sandbox'
import { stopService } from '@/scripts/support/service'
import { enablePaymentAccount } from './enable'

const NOBODY = 'http://127.0.0.1:9'

let house: TestHouse
let sandbox: SandboxControl
let stopSandbox: () => Promise<void>

// A sandbox of its own: what breaks the making of accounts would break it for all who share one.
beforeAll(async () => {
  const where = { keys: DEMO_KEYS, appLoopbackUrl: NOBODY, appUrl: NOBODY, output: 'inherit' as const }
  const service = await startSandbox(where)
  stopSandbox = () => stopService(service)
  house = await testHouse({ env: appEnvOf(DEMO_KEYS, service.ready.url) })
  sandbox = sandboxControl(service.ready.url)
})
afterAll(async () => {
  await house.close()
  await stopSandbox()
})

/** An organisation whose accounts at Stripe can be counted by its own mail address. */
async function newcomer() {
  const email = `${crypto.randomUUID()}@newcomer.example`
  const people = await testPeople(house, { organisation: { email } })
  const atStripe = async () => {
    const { data } = await createStripe(house.env).accounts.list({ limit: 100 })
    return data.filter((account) => account.email === email).map(({ id }) => id)
  }
  const rows = () =>
    house.db.select().from(paymentAccounts).where(eq(paymentAccounts.organisationId, people.organisationId))
  return { ...people, atStripe, rows, enable: () => enablePaymentAccount(house, people.organisationId) }
}

const breakNext = (kind: string, when: 'before' | 'after', times: number) =>
  sandbox.post('faults', { method: 'POST', path: '/v1/accounts', when, kind, times })

// promise 68
it('makes one account for fifty who ask at once', async () => {
  const { apiKey, atStripe, organisationId, rows } = await newcomer()
  const ask = () => call(enableRoute, { params: { id: organisationId }, apiKey })
  const answers = await Promise.all(Array.from({ length: 50 }, ask))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  const [accountId, ...more] = await atStripe()
  expect(more).toEqual([])
  expect(new Set(answers.map(({ json }) => json.accountId))).toEqual(new Set([accountId]))
  expect(await rows()).toHaveLength(1)
})

// promise 69
it('finds the account whose making was never answered', async () => {
  const { atStripe, enable } = await newcomer()
  await breakNext('drop', 'after', 2)
  await expect(enable()).rejects.toMatchObject({ code: 'PaymentAccount.ProviderError' })
  const [made] = await atStripe()
  expect(await enable()).toMatchObject({ accountId: made })
  expect(await atStripe()).toEqual([made])
})

// promise 69
it('finds it also a day later, when Stripe has forgotten the key', async () => {
  const { atStripe, enable } = await newcomer()
  await breakNext('drop', 'after', 2)
  await expect(enable()).rejects.toMatchObject({ code: 'PaymentAccount.ProviderError' })
  const [made] = await atStripe()
  await sandbox.post('clock', { advanceSeconds: 25 * 3600 })
  house.clock.advance(25 * 3600)
  expect(await enable()).toMatchObject({ accountId: made })
  expect(await atStripe()).toEqual([made])
})

// promise 69
it('finds the account that was made behind a 500, which Stripe goes on answering for the key', async () => {
  const { atStripe, enable } = await newcomer()
  await breakNext('500', 'after', 1)
  const { accountId } = await enable()
  expect(await atStripe()).toEqual([accountId])
})

it('tries again under another key when Stripe broke and made nothing', async () => {
  const { atStripe, enable, rows } = await newcomer()
  await breakNext('500', 'before', 1)
  const { accountId } = await enable()
  expect(await atStripe()).toEqual([accountId])
  const [row] = await rows()
  const keys = await keysOf(row?.id ?? '')
  expect(keys).toHaveLength(2)
  expect(new Set(keys).size).toBe(2)
})

/** The idempotency keys under which an account was asked for, in order. */
async function keysOf(paymentAccountId: string): Promise<string[]> {
  const response = await fetch(`${house.env.stripeApiBase}/_sandbox/requests`)
  const { data } = (await response.json()) as {
    data: { path: string; method: string; idempotencyKey: string | null }[]
  }
  return data
    .filter(({ method, path }) => method === 'POST' && path === '/v1/accounts')
    .flatMap(({ idempotencyKey }) => (idempotencyKey?.includes(paymentAccountId) ? [idempotencyKey] : []))
}

it('gives up in a moment when Stripe is broken for good, and works again afterwards', async () => {
  const { atStripe, enable } = await newcomer()
  await breakNext('503', 'before', 3)
  await expect(enable()).rejects.toMatchObject({ code: 'PaymentAccount.ProviderError' })
  const { accountId } = await enable()
  expect(await atStripe()).toEqual([accountId])
})

// promise 70
it('is not onboarded by having been asked for', async () => {
  const { enable } = await newcomer()
  expect(await enable()).toMatchObject({ chargesEnabled: false, enabledAt: null, detailsSubmitted: false })
  expect(await enable()).toMatchObject({ chargesEnabled: false, enabledAt: null })
})
