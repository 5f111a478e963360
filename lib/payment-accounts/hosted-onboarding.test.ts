// The way over Stripe's own page: who is given a link, who gets nothing, and what coming back proves.
import { describe, expect } from 'vitest'
import { POST as begin, GET as refresh } from '@/app/settings/payments/refresh/route'
import { GET as comeBack } from '@/app/settings/payments/return/route'
import { newId } from '@/lib/ids'
import { createMember, createUser } from '@/lib/organisations/members'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import type { SandboxControl } from '@/lib/testing/sandbox-control'
import { postForm, signedIn, type Visited, visited } from '@/lib/testing/visits'
import { enablePaymentAccount } from './enable'
import { selectPaymentAccount } from './store'

async function shop(house: TestHouse, { isEnabled = true } = {}) {
  const { organisationId } = await testPeople(house)
  const person = async (role: 'Owner' | 'Admin' | 'Member') =>
    signedIn(
      house,
      (await createMember(house, { organisationId, email: `${newId()}@shop.example`, role })).id,
    )
  if (isEnabled) await enablePaymentAccount(house, organisationId)
  const accountId = async () => (await selectPaymentAccount(house.db, organisationId))?.accountId ?? ''
  return { organisationId, person, accountId }
}

const visit = async (
  house: TestHouse,
  door: (request: Request) => Promise<Response>,
  path: string,
  headers: Record<string, string> = {},
): Promise<Visited> =>
  visited(await door(new Request(`${house.env.appUrl}/settings/payments/${path}`, { headers })))

/** A navigation, as browsers make it when another site leads here. */
const navigation = ({ cookie }: Record<string, string>) => ({
  cookie: cookie ?? '',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-site': 'cross-site',
  'sec-fetch-dest': 'document',
})

const isLink = (house: TestHouse, place: string) =>
  place.startsWith(`${house.env.stripeApiBase}/connect/onboarding/`)

describe('the refresh page', () => {
  // promise 71, promise 72
  it.for(['Owner', 'Admin'] as const)('makes a new link for an %s at each visit', async (role, { house }) => {
    const { organisationId, person } = await shop(house)
    const headers = navigation(await person(role))
    const [first, second] = [
      await visit(house, refresh, `refresh?organisation=${organisationId}`, headers),
      await visit(house, refresh, 'refresh', headers),
    ]
    expect([first.status, second.status]).toEqual([303, 303])
    expect(isLink(house, first.location) && isLink(house, second.location)).toBe(true)
    expect(second.location).not.toBe(first.location)
  })

  // promise 71
  it('gives nothing to members, operators, strangers and people who are not signed in', async ({
    house,
    sandbox,
  }) => {
    const { accountId, organisationId, person } = await shop(house)
    const path = `refresh?organisation=${organisationId}`
    const operator = await createUser(house, { email: `${newId()}@ops.example`, isOperator: true })
    const [stranger, home] = [
      await (await shop(house)).person('Owner'),
      `/settings/payments?organisation=${organisationId}`,
    ]
    expect((await visit(house, refresh, path, navigation(await person('Member')))).location).toBe(home)
    expect(
      (await visit(house, refresh, path, navigation(await signedIn(house, operator.userId)))).location,
    ).toBe(home)
    expect((await visit(house, refresh, path, navigation(stranger))).location).toBe(home)
    expect((await visit(house, refresh, path)).location).toBe(
      `/sign-in?next=${encodeURIComponent(`/settings/payments/${path}`)}`,
    )
    expect(await linksOf(sandbox, await accountId())).toBe(0)
  })

  it.for<[string, Record<string, string>]>([
    ['looks ahead', { 'sec-purpose': 'prefetch;prerender' }],
    ['fetches a picture', { 'sec-fetch-mode': 'no-cors' }],
    ['is a router that prepares a page', { 'next-router-prefetch': '1' }],
  ])('uses up no link for a browser that %s', async ([_, more], { house, sandbox }) => {
    const { accountId, organisationId, person } = await shop(house)
    const headers = { ...navigation(await person('Owner')), ...more }
    const answer = await visit(house, refresh, `refresh?organisation=${organisationId}`, headers)
    expect(answer.location).toBe(`/settings/payments?organisation=${organisationId}`)
    expect(await linksOf(sandbox, await accountId())).toBe(0)
  })

  it('makes no account, and says so where there is none', async ({ house }) => {
    const { accountId, organisationId, person } = await shop(house, { isEnabled: false })
    const answer = await visit(house, refresh, 'refresh', navigation(await person('Owner')))
    expect(answer.location).toBe('/settings/payments?trouble=link')
    expect(await accountId()).toBe('')
    expect(organisationId).not.toBe('')
  })

  // promise 71
  it('leaves the link in no log and no cache', async ({ house }) => {
    const { person } = await shop(house)
    const request = new Request(`${house.env.appUrl}/settings/payments/refresh`, {
      headers: navigation(await person('Owner')),
    })
    const answer = await refresh(request)
    expect(answer.headers.get('cache-control')).toBe('private, no-store')
    expect(house.logLines.join('')).not.toContain(answer.headers.get('location')?.split('/').at(-1))
  })
})

async function linksOf(sandbox: SandboxControl, accountId: string): Promise<number> {
  const asked = await sandbox.requestsAbout(accountId)
  return asked.filter(({ path }) => path === '/v1/account_links').length
}

describe('the button', () => {
  it('makes the account where there is none, then the link', async ({ house }) => {
    const { accountId, organisationId, person } = await shop(house, { isEnabled: false })
    const answer = await postForm(begin, { organisation: organisationId }, await person('Owner'))
    expect(isLink(house, answer.location)).toBe(true)
    expect(await accountId()).toMatch(/^acct_/)
  })

  it('is refused from pages of others, and to members', async ({ house }) => {
    const { organisationId, person } = await shop(house, { isEnabled: false })
    const form = { organisation: organisationId }
    const foreign = { ...(await person('Owner')), origin: 'https://evil.example' }
    expect((await postForm(begin, form, foreign)).status).toBe(403)
    expect((await postForm(begin, form, await person('Member'))).location).toBe(
      `/settings/payments?organisation=${organisationId}`,
    )
    expect(await selectPaymentAccount(house.db, organisationId)).toBeUndefined()
  })
})

describe('the return page', () => {
  // promise 70
  it('believes Stripe and not the address', async ({ house, sandbox }) => {
    const { accountId, organisationId, person } = await shop(house)
    const headers = navigation(await person('Owner'))
    const path = `return?organisation=${organisationId}&status=Active&charges_enabled=true`
    expect((await visit(house, comeBack, path, headers)).location).toBe(
      `/settings/payments?organisation=${organisationId}`,
    )
    expect(await selectPaymentAccount(house.db, organisationId)).toMatchObject({ chargesEnabled: false })
    await sandbox.post(`accounts/${await accountId()}/finish-onboarding`, { outcome: 'active' })
    await visit(house, comeBack, path, headers)
    expect(await selectPaymentAccount(house.db, organisationId)).toMatchObject({ chargesEnabled: true })
  })

  it('asks Stripe for nobody who has no business there', async ({ house, sandbox }) => {
    const { accountId, organisationId } = await shop(house)
    await sandbox.post(`accounts/${await accountId()}/finish-onboarding`, { outcome: 'active' })
    const stranger = navigation(await (await shop(house)).person('Owner'))
    await visit(house, comeBack, `return?organisation=${organisationId}`, stranger)
    await visit(house, comeBack, `return?organisation=${organisationId}`)
    expect(await selectPaymentAccount(house.db, organisationId)).toMatchObject({ chargesEnabled: false })
  })
})
