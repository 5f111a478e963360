// The two ways into onboarding, against the sandbox: whose account it is, what is refused, and what is never kept.
import { eq } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { POST as enable } from '@/app/organisations/[id]/payment-account/enable/route'
import { POST as link } from '@/app/organisations/[id]/payment-account/link/route'
import { POST as manageSession } from '@/app/organisations/[id]/payment-account/management-session/route'
import { POST as session } from '@/app/organisations/[id]/payment-account/session/route'
import { clients } from '@/db/schema/organisations'
import { createStripeGateway } from '@/lib/stripe/gateway'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import type { SandboxControl } from '@/lib/testing/sandbox-control'
import { believeWithdrawn } from './access'
import { createAccountSession } from './onboarding'
import { selectPaymentAccount } from './store'

const PLATFORM = 'acct_1RemitPlatform0'
const urls = { returnUrl: 'https://app.example.com/back', refreshUrl: 'https://app.example.com/again' }

async function business(house: TestHouse, isEnabled = true) {
  const { apiKey, clientId, organisationId } = await testPeople(house)
  const params = { id: organisationId }
  if (isEnabled) await call(enable, { apiKey, params })
  return {
    clientId,
    organisationId,
    session: () => call(session, { apiKey, params }),
    manage: () => call(manageSession, { apiKey, params }),
    link: (body: unknown) => call(link, { apiKey, params, body }),
    accountId: async () => (await selectPaymentAccount(house.db, organisationId))?.accountId ?? '',
  }
}

const databaseText = async (house: TestHouse) => {
  const tables = await house.db.$client`
    select table_name from information_schema.tables where table_schema = 'public'`
  const rows = await Promise.all(
    tables.map(({ table_name }) => house.db.$client`select * from ${house.db.$client(String(table_name))}`),
  )
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
}

describe('a session', () => {
  // promise 76
  it('is for onboarding of the caller’s own account, and another one at each call', async ({
    house,
    sandbox,
  }) => {
    const { accountId, session: open } = await business(house)
    const [first, second] = [await open(), await open()]
    expect(first.status).toBe(200)
    expect(first.json).toEqual({
      clientSecret: expect.stringMatching(/^accs_secret__/),
      expiresAt: expect.stringMatching(/^20\d\d-.*Z$/),
    })
    expect(second.json.clientSecret).not.toBe(first.json.clientSecret)
    expect(first.headers.get('cache-control')).toContain('no-store')
    const asked = await requestsFor(sandbox, '/v1/account_sessions', await accountId())
    expect(asked).toEqual(
      Array(2).fill({ account: await accountId(), components: { account_onboarding: { enabled: 'true' } } }),
    )
  })

  // promise 76
  it('shows management, notifications and payouts only to pages that ask for them', async ({
    house,
    sandbox,
  }) => {
    const { accountId, manage } = await business(house)
    expect(await manage()).toMatchObject({
      status: 200,
      json: { clientSecret: expect.stringMatching(/^accs_secret__/) },
    })
    const [asked] = await requestsFor(sandbox, '/v1/account_sessions', await accountId())
    expect(Object.keys((asked?.components ?? {}) as object)).toEqual([
      'account_management',
      'notification_banner',
      'payouts',
    ])
  })

  // promise 71
  it('leaves its secret neither in the database nor in the log', async ({ house }) => {
    const { link: make, session: open } = await business(house)
    const { clientSecret } = (await open()).json
    const { url } = (await make(urls)).json
    const kept = [await databaseText(house), house.logLines.join('')].join('')
    expect(kept).not.toContain(String(clientSecret))
    expect(kept).not.toContain(String(url))
  })

  it('needs an account, and our access to it', async ({ house, sandbox }) => {
    const none = await business(house, false)
    expect((await none.session()).json.code).toBe('PaymentAccount.NotEnabled')
    const gone = await business(house)
    await sandbox.post(`accounts/${await gone.accountId()}/deauthorize`)
    // promise 157
    expect((await gone.session()).json.code).toBe('PaymentAccount.ProviderError')
    await believeWithdrawn(house, await gone.accountId())
    expect(await gone.session()).toMatchObject({ status: 409, json: { code: 'PaymentAccount.Disconnected' } })
    expect(await gone.link(urls)).toMatchObject({
      status: 409,
      json: { code: 'PaymentAccount.Disconnected' },
    })
  })

  it('says when Stripe cannot do it', async ({ house }) => {
    const { organisationId } = await business(house)
    const nobody = createStripeGateway({ ...house.env, stripeApiBase: 'http://127.0.0.1:9' })
    await expect(createAccountSession({ ...house, stripe: nobody }, organisationId)).rejects.toMatchObject({
      code: 'PaymentAccount.ProviderError',
      status: 502,
    })
  })
})

async function requestsFor(sandbox: SandboxControl, path: string, accountId: string) {
  const all = await sandbox.requests(PLATFORM)
  return all
    .filter((entry) => entry.path === path && entry.params.account === accountId)
    .map(({ params }) => params)
}

describe('a link', () => {
  // promise 72
  it('is a fresh one at each call', async ({ house }) => {
    const { link: make } = await business(house)
    const [first, second] = [await make(urls), await make(urls)]
    expect(first).toMatchObject({ status: 200, json: { expiresAt: expect.stringMatching(/Z$/) } })
    expect(second.json.url).not.toBe(first.json.url)
  })

  it('says every bad URL, and takes its code from the first', async ({ house }) => {
    const { link: make } = await business(house, false)
    const codes = async (body: unknown) => {
      const { json, status } = await make(body)
      return [status, json.code, ...((json.errors ?? []) as { code: string }[]).map(({ code }) => code)]
    }
    const [missingReturn, badReturn, missingRefresh, badRefresh] = [
      'PaymentAccountLink.MissingReturnUrl',
      'PaymentAccountLink.InvalidReturnUrl',
      'PaymentAccountLink.MissingRefreshUrl',
      'PaymentAccountLink.InvalidRefreshUrl',
    ]
    expect(await codes({})).toEqual([400, missingReturn, missingReturn, missingRefresh])
    expect(await codes({ returnUrl: ' ', refreshUrl: null })).toEqual([
      400,
      missingReturn,
      missingReturn,
      missingRefresh,
    ])
    expect(await codes({ returnUrl: 'x', refreshUrl: 3 })).toEqual([400, badReturn, badReturn, badRefresh])
    expect(await codes({ returnUrl: 'x' })).toEqual([400, badReturn, badReturn, missingRefresh])
    expect(await codes({ ...urls, refreshUrl: undefined })).toEqual([400, missingRefresh, missingRefresh])
    expect(await codes({ ...urls, refreshUrl: '/again' })).toEqual([400, badRefresh, badRefresh])
    // Only good URLs get as far as the account, which is not there.
    expect((await codes(urls))[1]).toBe('PaymentAccount.NotEnabled')
  })

  // promise 92
  it.for([
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'https:///evil.example',
    'javascript:alert(1)',
    'ftp://app.example.com',
    'https://user@evil.example',
    'https://user:pass@app.example.com',
    'https://@app.example.com',
    'https://app.example.com/%0d%0a\r\nx',
    'https://app.example.com/a b',
    'https://app.example.com\\@evil.example',
    'https://',
    ' https://app.example.com',
    `https://app.example.com/${'a'.repeat(2048)}`,
  ])('does not lead back to %j', async (returnUrl, { house }) => {
    const { link: make } = await business(house, false)
    expect((await make({ ...urls, returnUrl })).json.code).toBe('PaymentAccountLink.InvalidReturnUrl')
  })

  it('leads back to hosts that the client allows, where it names any', async ({ house }) => {
    const { clientId, link: make } = await business(house)
    const allowed = ['app.example.com', 'localhost:3000']
    await house.db
      .update(clients)
      .set({ paymentAllowedRedirectHosts: allowed })
      .where(eq(clients.id, clientId))
    expect((await make(urls)).status).toBe(200)
    expect((await make({ ...urls, refreshUrl: 'http://localhost:3000/x' })).status).toBe(200)
    for (const returnUrl of [
      'https://evil.example',
      'https://app.example.com.evil.example',
      'http://localhost:3001',
    ])
      expect((await make({ ...urls, returnUrl })).json.code).toBe('PaymentAccountLink.InvalidReturnUrl')
  })
})
