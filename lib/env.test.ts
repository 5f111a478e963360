// The environment stops the start with one clear sentence per fault.
import { describe, expect, it } from 'vitest'
import { EnvError, readEnv, readSettings } from './env'

const complete = {
  DATABASE_URL: 'postgres://remit:x@127.0.0.1:5432/remit',
  STRIPE_SECRET_KEY: 'sk_test_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
  STRIPE_WEBHOOK_SECRET: 'whsec_a',
  STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_b, whsec_c',
  AUTH_SECRET: 'a'.repeat(32),
}
const live = {
  ...complete,
  STRIPE_SECRET_KEY: 'sk_live_1',
  STRIPE_PUBLISHABLE_KEY: 'pk_live_1',
  APP_URL: 'https://pay.example.com',
  ENCRYPTION_KEYS: `1:${'A'.repeat(43)}=`,
}

/** NODE_ENV is there because the type of an environment asks for it. */
const source = (changes: Record<string, string | undefined>): NodeJS.ProcessEnv => ({
  NODE_ENV: 'test',
  ...changes,
})

function faultsOf(changes: Record<string, string | undefined>, base: Record<string, string> = complete) {
  try {
    readEnv(source({ ...base, ...changes }))
  } catch (error) {
    if (error instanceof EnvError) return error.faults
    throw error
  }
  return []
}

describe('the environment', () => {
  it('needs a database, Stripe and a secret, and has defaults for the rest', () => {
    expect(readEnv(source(complete))).toMatchObject({
      port: 3000,
      appUrl: 'http://localhost:3000',
      stripeConnectWebhookSecrets: ['whsec_b', 'whsec_c'],
      stripeLivemode: false,
      stripeApiBase: undefined,
      logLevel: 'info',
      trustedProxyHops: 0,
      mailFrom: 'Remit <invoices@localhost>',
    })
  })

  it('lets npm start provide database, sandbox and secret', () => {
    const settings = readSettings(source({ PORT: '', REMIT_DATA_DIR: 'somewhere' }))
    expect(settings).toMatchObject({ port: 3000, databaseUrl: undefined, stripeSecretKey: undefined })
    expect(settings.dataDir).toMatch(/^\/.*somewhere$/)
    expect(faultsOf({}, {})).toHaveLength(3)
  })

  it('takes a test clock with a test key where everything is on this machine, or with the sandbox', () => {
    const clock = { REMIT_TEST_CLOCK: 'somewhere/clock' }
    const here = { ...complete, ...clock, STRIPE_API_BASE: 'http://127.0.0.1:12111' }
    expect(readEnv(source(here)).testClock).toMatch(/^\/.*somewhere\/clock$/)
    expect(readEnv(source({ ...here, STRIPE_SECRET_KEY: 'rk_test_1' })).testClock).toBeDefined()
    expect(readSettings(source(clock)).testClock).toBeDefined()
    expect(readEnv(source({ ...complete, REMIT_TEST_CLOCK: '' })).testClock).toBeUndefined()
    // However else a live key is contradicted.
    const real = faultsOf({ ...clock, APP_URL: 'http://localhost:3000' }, live)
    expect(real.some((fault) => fault.startsWith('REMIT_TEST_CLOCK moves time'))).toBe(true)
  })

  it('is live with live keys and an https address', () => {
    expect(readEnv(source(live)).stripeLivemode).toBe(true)
    expect(readEnv(source({ ...live, STRIPE_SECRET_KEY: 'rk_live_1' })).stripeLivemode).toBe(true)
  })

  // promise 139
  it.each([
    ['an empty webhook secret', { STRIPE_WEBHOOK_SECRET: '' }, /STRIPE_WEBHOOK_SECRET holds an empty secret/],
    [
      'a blank entry in a list of secrets',
      { STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_a, ,' },
      /STRIPE_CONNECT_WEBHOOK_SECRET/,
    ],
    ['something else in place of a webhook secret', { STRIPE_WEBHOOK_SECRET: 'pk_test_1' }, /not an API key/],
    ['a missing webhook secret', { STRIPE_WEBHOOK_SECRET: undefined }, /STRIPE_WEBHOOK_SECRET is missing/],
    ['a missing publishable key', { STRIPE_PUBLISHABLE_KEY: undefined }, /STRIPE_PUBLISHABLE_KEY is missing/],
    ['a blank secret key', { STRIPE_SECRET_KEY: ' ' }, /STRIPE_SECRET_KEY is set but empty/],
    [
      'a publishable key in place of the secret key',
      { STRIPE_SECRET_KEY: 'pk_test_1' },
      /STRIPE_SECRET_KEY must begin/,
    ],
    [
      'a publishable key without its secret key',
      { STRIPE_SECRET_KEY: undefined },
      /STRIPE_SECRET_KEY is missing/,
    ],
    [
      'a live publishable key beside a test key',
      { STRIPE_PUBLISHABLE_KEY: 'pk_live_1' },
      /is a test key but/,
    ],
    ['a test clock with the real Stripe', { REMIT_TEST_CLOCK: '/tmp/clock' }, /REMIT_TEST_CLOCK moves time/],
    [
      'a test clock on a page of the open web',
      {
        ...{ REMIT_TEST_CLOCK: '/tmp/clock', STRIPE_API_BASE: 'http://127.0.0.1:12111' },
        APP_URL: 'https://pay.example.com',
      },
      /REMIT_TEST_CLOCK moves time/,
    ],
    ['a short auth secret', { AUTH_SECRET: 'short' }, /at least 32 characters/],
    ['a blank database', { DATABASE_URL: '' }, /DATABASE_URL is set but empty/],
    ['another database', { DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL must be/],
    ['an address with a path', { APP_URL: 'https://example.com/pay' }, /APP_URL must be an absolute/],
    ['an address without a protocol', { APP_URL: 'example.com' }, /APP_URL must be an absolute/],
    ['a simulator on another machine', { STRIPE_API_BASE: 'http://stripe.example.com' }, /on this machine/],
    [
      'a host that only looks like loopback',
      { STRIPE_API_BASE: 'http://127.0.0.1.example.com' },
      /on this machine/,
    ],
    [
      'a simulator of Mollie on another machine',
      { MOLLIE_API_BASE: 'http://mollie.example.com/mollie' },
      /MOLLIE_API_BASE must be/,
    ],
    [
      'an access point in clear on another machine',
      { PEPPOL_ACCESS_POINT_URL: 'http://peppol.example.com', PEPPOL_ACCESS_POINT_KEY: 'k' },
      /PEPPOL_ACCESS_POINT_URL must be/,
    ],
    [
      'an access point without a key',
      { PEPPOL_ACCESS_POINT_URL: 'https://peppol.example.com/api' },
      /PEPPOL_ACCESS_POINT_KEY is missing/,
    ],
    [
      'a key of an access point without its address',
      { PEPPOL_ACCESS_POINT_KEY: 'k' },
      /PEPPOL_ACCESS_POINT_URL is missing/,
    ],
    ['a mail server over http', { SMTP_URL: 'http://localhost' }, /SMTP_URL must be/],
    ['a sender that is no address', { MAIL_FROM: 'Remit' }, /MAIL_FROM must be/],
    ['a port that is none', { PORT: '70000' }, /PORT must be a port number/],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of/],
    ['a key for secrets that is short', { ENCRYPTION_KEYS: '1:hunter2' }, /ENCRYPTION_KEYS must be a list/],
    ['a blank key for secrets', { ENCRYPTION_KEYS: '' }, /ENCRYPTION_KEYS must be a list/],
    [
      'two keys of one name',
      { ENCRYPTION_KEYS: `1:${'A'.repeat(43)},1:${'B'.repeat(43)}` },
      /ENCRYPTION_KEYS must be a list/,
    ],
    ['a wrong count of proxies', { TRUSTED_PROXY_HOPS: '-1' }, /TRUSTED_PROXY_HOPS must be/],
  ])('is refused for %s', (_what, changes, sentence) => {
    const faults = faultsOf(changes)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(sentence)
  })

  // promise 139
  it.each([
    [
      'a test publishable key',
      { STRIPE_PUBLISHABLE_KEY: 'pk_test_1' },
      /live key but STRIPE_PUBLISHABLE_KEY is a test/,
    ],
    [
      'a simulator',
      { STRIPE_API_BASE: 'http://127.0.0.1:12111' },
      /must not be set together with a live key/,
    ],
    [
      'a simulator of Mollie',
      { MOLLIE_API_BASE: 'http://127.0.0.1:12111/mollie' },
      /MOLLIE_API_BASE must not be set together/,
    ],
    ['an address without encryption', { APP_URL: 'http://pay.example.com' }, /https address/],
    ['no address', { APP_URL: undefined }, /https address/],
    ['no key for secrets', { ENCRYPTION_KEYS: undefined }, /ENCRYPTION_KEYS is missing/],
    ['webhooks to this machine', { WEBHOOK_ALLOW_LOOPBACK: 'true' }, /must not be set together/],
  ])('refuses live keys with %s', (_what, changes, sentence) => {
    const faults = faultsOf(changes, live)
    expect(faults).toHaveLength(1)
    expect(faults[0]).toMatch(sentence)
  })

  it('names every fault at once and shows no secret', () => {
    const faults = faultsOf({ PORT: 'x', AUTH_SECRET: 'hunter2', STRIPE_SECRET_KEY: 'hunter3' })
    expect(faults).toHaveLength(3)
    expect(faults.join()).not.toMatch(/hunter/)
  })

  it('always has an encryption key: a derived one after the operator’s own', () => {
    expect(readEnv(source(complete)).encryptionKeys.map(({ id }) => id)).toEqual(['auth'])
    const ENCRYPTION_KEYS = `2026:${'A'.repeat(43)}=, 2025:${'B'.repeat(43)}=`
    const { encryptionKeys } = readEnv(source({ ...complete, ENCRYPTION_KEYS }))
    expect(encryptionKeys.map(({ bytes, id }) => [id, bytes.length])).toEqual([
      ['2026', 32],
      ['2025', 32],
      ['auth', 32],
    ])
  })

  it('lets a test key talk to a simulator on this machine', () => {
    expect(readEnv(source({ ...complete, STRIPE_API_BASE: 'http://[::1]:12111/' })).stripeApiBase).toBe(
      'http://[::1]:12111',
    )
    const MOLLIE_API_BASE = 'http://127.0.0.1:12111/mollie/'
    expect(readEnv(source({ ...complete, MOLLIE_API_BASE })).mollieApiBase).toBe(
      'http://127.0.0.1:12111/mollie',
    )
  })

  it('an access point of Peppol, or knows that there is none', () => {
    expect(readEnv(source(complete)).peppol).toBeUndefined()
    const access = {
      PEPPOL_ACCESS_POINT_URL: 'https://peppol.example.com/api/',
      PEPPOL_ACCESS_POINT_KEY: 'k',
    }
    expect(readEnv(source({ ...complete, ...access })).peppol).toEqual({
      ...{ url: 'https://peppol.example.com/api', key: 'k' },
    })
  })
})
