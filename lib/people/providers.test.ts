// Signing in by an OpenID Connect provider: only people who are known, only by addresses that the provider has checked.
import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { GET as callback } from '@/app/api/auth/callback/[provider]/route'
import { GET as members } from '@/app/organisations/[id]/users/route'
import { POST as start } from '@/app/sign-in/start/route'
import { signInAccounts } from '@/db/schema/people'
import { createMember } from '@/lib/organisations/members'
import { call } from '@/lib/testing/calls'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { postForm, signedIn, signInIn, type Visited, visited } from '@/lib/testing/visits'

const CLIENT_ID = 'remit'
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** Who comes back from the provider, and the nonce that was asked for. */
const guest = { claims: {} as Record<string, unknown>, nonce: '' }

function idToken(issuer: string): string {
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    iss: issuer,
    aud: CLIENT_ID,
    iat: now,
    exp: now + 300,
    nonce: guest.nonce,
    ...guest.claims,
  }
  const parts = [{ alg: 'RS256', kid: 'one' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  )
  return `${parts.join('.')}.${sign('sha256', Buffer.from(parts.join('.')), privateKey).toString('base64url')}`
}

/** A provider on this machine that says yes to everybody. */
async function openProvider() {
  const server = createServer((request, response) => {
    const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const pages: Record<string, unknown> = {
      '/.well-known/openid-configuration': {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        userinfo_endpoint: `${issuer}/userinfo`,
        jwks_uri: `${issuer}/jwks`,
        code_challenge_methods_supported: ['S256'],
      },
      '/token': { access_token: 'x', token_type: 'bearer', id_token: idToken(issuer) },
      '/jwks': { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] },
    }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(pages[request.url ?? ''] ?? {}))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, issuer: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

let provider: Awaited<ReturnType<typeof openProvider>>
let house: TestHouse
let people: Awaited<ReturnType<typeof testPeople>>
let ada: { id: string; email: string }

beforeAll(async () => {
  provider = await openProvider()
  house = await testHouse({
    env: { AUTH_OIDC_ISSUER: provider.issuer, AUTH_OIDC_ID: CLIENT_ID, AUTH_OIDC_SECRET: 'a secret' },
  })
  people = await testPeople(house)
  const { organisationId } = people
  ada = await createMember(house, { organisationId, email: 'ada@example.com', role: 'Member' })
})
afterAll(async () => {
  await house.close()
  provider.server.close()
})
beforeEach(async () => {
  await house.db.delete(signInAccounts)
})

const cookiesOf = ({ cookies }: Visited) => cookies.map((cookie) => cookie.split(';', 1)[0]).join('; ')

async function goThere(cookie = '') {
  const leaving = await postForm(start, { way: 'oidc', next: '/settings/payments' }, { cookie })
  const asked = new URL(leaving.location)
  guest.nonce = asked.searchParams.get('nonce') ?? ''
  return { leaving, asked, state: asked.searchParams.get('state') ?? '' }
}

async function comeBack(cookie: string, query: Record<string, string>) {
  const url = `http://localhost:3000/api/auth/callback/oidc?${new URLSearchParams(query)}`
  const context = { params: Promise.resolve({ provider: 'oidc' }) }
  return visited(await callback(new Request(url, { headers: { cookie } }), context))
}

async function signIn(claims: Record<string, unknown>, held = '') {
  guest.claims = claims
  const { leaving, state } = await goThere(held)
  const cookie = [cookiesOf(leaving), held].filter(Boolean).join('; ')
  return comeBack(cookie, { code: 'code', state })
}

const checked = { sub: 'ada-at-provider', email: 'Ada@Example.com', email_verified: true }

it('signing in with a provider leads back to the requested page, as a known person', async () => {
  const { asked } = await goThere()
  expect(asked.origin).toBe(provider.issuer)
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    client_id: CLIENT_ID,
    redirect_uri: 'http://localhost:3000/api/auth/callback/oidc',
    code_challenge_method: 'S256',
  })
  const done = await signIn(checked)
  expect(done.location).toBe('http://localhost:3000/settings/payments')
  const headers = { cookie: signInIn(done) ?? '' }
  expect((await call(members, { params: { id: people.organisationId }, headers })).status).toBe(200)
  // The next time the account is known, whatever its address is by then.
  expect(signInIn(await signIn({ sub: 'ada-at-provider', email: 'new@example.com' }))).toBeDefined()
})

it.each([
  ['an address that nobody has checked', { ...checked, email_verified: false }],
  ['an address of which nothing is said', { sub: checked.sub, email: checked.email }],
  ['no address', { sub: checked.sub }],
  ['somebody who is not known', { ...checked, email: 'stranger@example.com' }],
])('a sign-in is refused for %s', async (_, claims) => {
  const refused = await signIn(claims)
  expect(signInIn(refused)).toBeUndefined()
  expect(refused.location).toBe('http://localhost:3000/sign-in?error=AccessDenied')
  expect(await house.db.select().from(signInAccounts)).toEqual([])
})

// promise 75
it('a provider’s answer counts only in the browser that asked, and only once', async () => {
  guest.claims = checked
  const { leaving, state } = await goThere()
  expect(signInIn(await comeBack('', { code: 'code', state }))).toBeUndefined()
  expect(signInIn(await comeBack(cookiesOf(leaving), { code: 'code', state: 'another' }))).toBeUndefined()
  guest.nonce = 'another'
  expect(signInIn(await comeBack(cookiesOf(leaving), { code: 'code', state }))).toBeUndefined()
})

it('one person’s provider account is never linked to another who is signed in', async () => {
  const { organisationId } = people
  const ben = await createMember(house, { organisationId, email: 'ben@example.com', role: 'Member' })
  const { cookie = '' } = await signedIn(house, ben.id)
  const done = await signIn(checked, cookie)
  expect(signInIn(done)).toBeDefined()
  expect(await house.db.select().from(signInAccounts)).toMatchObject([{ userId: ada.id }])
})
