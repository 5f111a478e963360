// One connected account for an organisation, however often it is asked for and whatever breaks in between.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { POST as enableRoute } from '@/app/organisations/[id]/payment-account/enable/route'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { newId } from '@/lib/ids'
import { createStripe } from '@/lib/stripe/client'
import { call } from '@/lib/testing/calls'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { type SandboxControl, sandboxControl } from '@/lib/testing/sandbox-control'
import { appEnvOf, DEMO_KEYS, startSandbox } from '@/scripts/support/sandbox'
import { stopService } from '@/scripts/support/service'
import { enablePaymentAccount } from './enable'

const NOBODY = 'http://127.0.0.1:9'

let house: TestHouse
let sandbox: SandboxControl
let stopSandbox: () => Promise<void>

// A sandbox of its own: what breaks the making of accounts would break it for all who share one.
beforeAll(async () => {
  const where = { keys: DEMO_KEYS, appUrl: NOBODY, output: 'inherit' as const }
  const service = await startSandbox(where)
  stopSandbox = () => stopService(service)
  house = await testHouse({ env: appEnvOf(DEMO_KEYS, service.ready.url) })
  sandbox = sandboxControl(service.ready.url)
})
afterAll(async () => {
  await house.close()
  await stopSandbox()
})

/** An organisation whose accounts at Stripe can be counted by its own email address. */
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
it('finds the account whose creation got no response', async () => {
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

// promise 69, promise 121
it('finds it also where our clock was a day ahead when it was asked for', async () => {
  const { atStripe, enable, organisationId } = await newcomer()
  const createdAt = new Date(Date.now() + 86_400_000)
  await house.db.insert(paymentAccounts).values({ id: newId(), organisationId, livemode: false, createdAt })
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
it('a new account is not onboarded yet', async () => {
  const { enable } = await newcomer()
  expect(await enable()).toMatchObject({ chargesEnabled: false, enabledAt: null, detailsSubmitted: false })
  expect(await enable()).toMatchObject({ chargesEnabled: false, enabledAt: null })
})

const refuse = (error: object, status = 400) =>
  sandbox.post('faults', { method: 'POST', path: '/v1/accounts', kind: 'refuse', times: 1, status, error })

const RAW = 'The provided key sk_test_**** may not do this, see https://dashboard.stripe.com/acct_1'

it.each([
  [
    { code: 'country_unsupported', param: 'country' },
    400,
    409,
    'Organisation.CountryNotSupported',
    '/country',
  ],
  [{ param: 'country' }, 400, 409, 'Organisation.CountryNotSupported', '/country'],
  [{ code: 'email_invalid', param: 'email' }, 400, 409, 'PaymentAccount.ParticularsRefused', '/email'],
  [{ code: 'email_invalid' }, 400, 409, 'PaymentAccount.ParticularsRefused', '/email'],
  [{ param: 'business_profile[name]' }, 400, 409, 'PaymentAccount.ParticularsRefused', '/name'],
  [{ param: 'default_currency' }, 400, 409, 'PaymentAccount.ParticularsRefused', '/defaultCurrency'],
  [{}, 400, 409, 'PaymentAccount.PlatformNotReady', undefined],
  [
    { code: 'parameter_unknown', param: 'controller[fees]' },
    400,
    409,
    'PaymentAccount.PlatformNotReady',
    undefined,
  ],
  [{ code: 'platform_account_required' }, 403, 409, 'PaymentAccount.PlatformNotReady', undefined],
  [{ param: 'toString' }, 400, 409, 'PaymentAccount.PlatformNotReady', undefined],
  [{}, 401, 409, 'PaymentAccount.PlatformNotReady', undefined],
])(
  'what Stripe refuses with %j (%i) is answered %i %s at %s, in our words, and can be asked again',
  async (error, at, status, code, pointer) => {
    const { apiKey, enable, organisationId } = await newcomer()
    await refuse({ ...error, message: RAW }, at)
    const answer = await call(enableRoute, { params: { id: organisationId }, apiKey })
    expect([answer.status, answer.json.code]).toEqual([status, code])
    const errors = (answer.json.errors ?? []) as { pointer: string }[]
    expect(errors.map((one) => one.pointer)).toEqual(pointer ? [pointer] : [])
    expect(answer.text).not.toMatch(/sk_test|dashboard|acct_/)
    expect(await enable()).toMatchObject({ accountId: expect.stringMatching(/^acct_/) })
  },
)

it('what Stripe could not do is a 502 that may be tried again', async () => {
  const { apiKey, organisationId } = await newcomer()
  await breakNext('500', 'before', 3)
  const answer = await call(enableRoute, { params: { id: organisationId }, apiKey })
  expect([answer.status, answer.json.code]).toEqual([502, 'PaymentAccount.ProviderError'])
})

it('finds the account that was made under the same key with a name that has changed since', async () => {
  const { enable, rows } = await newcomer()
  await refuse({ param: 'business_profile[name]' })
  await expect(enable()).rejects.toMatchObject({ code: 'PaymentAccount.ParticularsRefused' })
  const [row] = await rows()
  const made = await house.stripe.createAccount({
    ...{ paymentAccountId: row?.id ?? '', keyGeneration: 0, organisationName: 'Another name' },
    ...{ country: 'DE', email: null },
  })
  expect(await enable()).toMatchObject({ accountId: made.accountId })
})
