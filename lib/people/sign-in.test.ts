// Sign-ins: unguessable, kept as hashes, and over at once wherever they end.
import { describe, expect } from 'vitest'
import { GET as members } from '@/app/organisations/[id]/users/route'
import { POST as signOut } from '@/app/sign-out/route'
import { signIns } from '@/db/schema/people'
import { cookieOf, signInCookie } from '@/lib/http/call/sign-in-cookie'
import { createMember, removeMember } from '@/lib/organisations/members'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { postForm, signedIn } from '@/lib/testing/visits'
import { endAllSignIns, findVisitor, startSignIn } from './sign-ins'
import { deleteEnded } from './store'

let count = 0

const it = withHouse.extend(
  'organisationId',
  { scope: 'file' },
  async ({ house }) => (await testPeople(house)).organisationId,
)

const newcomer = async (organisationId: string, house: TestHouse) => {
  count += 1
  return (await createMember(house, { organisationId, email: `person${count}@example.com`, role: 'Admin' }))
    .id
}
const looks = (organisationId: string, headers: Record<string, string>) =>
  call(members, { params: { id: organisationId }, headers })
const statusOf = async (organisationId: string, headers: Record<string, string>) =>
  (await looks(organisationId, headers)).status

describe('a sign-in', () => {
  // promise 83
  it('has a token of 256 bits, of which only a hash is kept', async ({ house, organisationId }) => {
    const { token } = await startSignIn(house, await newcomer(organisationId, house))
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const rows = await house.db.select().from(signIns)
    expect(JSON.stringify(rows)).not.toContain(token)
  })

  it('ends after two weeks without a visit', async ({ house, organisationId }) => {
    const headers = await signedIn(house, await newcomer(organisationId, house))
    house.clock.advance(13 * 86_400)
    expect(await statusOf(organisationId, headers)).toBe(200)
    house.clock.advance(13 * 86_400)
    expect(await statusOf(organisationId, headers)).toBe(200)
    house.clock.advance(14 * 86_400 + 1)
    expect(await looks(organisationId, headers)).toMatchObject({
      status: 401,
      json: { code: 'Auth.Unauthenticated' },
    })
  })

  it('ends after sixty days, however busy it is', async ({ house, organisationId }) => {
    const headers = await signedIn(house, await newcomer(organisationId, house))
    for (let day = 0; day < 59; day += 1) {
      house.clock.advance(86_400)
      expect(await statusOf(organisationId, headers)).toBe(200)
    }
    house.clock.advance(86_401)
    expect(await statusOf(organisationId, headers)).toBe(401)
    await deleteEnded(house)
    expect(await house.db.select().from(signIns)).toEqual([])
  })

  it('ends at once on every device when somebody signs out everywhere', async ({ house, organisationId }) => {
    const userId = await newcomer(organisationId, house)
    const [phone, laptop] = [await signedIn(house, userId), await signedIn(house, userId)]
    const { cookies, location } = await postForm(signOut, { everywhere: '1' }, { cookie: phone.cookie })
    expect(location).toBe('http://localhost:3000/sign-in?left=1')
    expect(cookies[0]).toMatch(/^remit-session=; Path=\/; Expires=Thu, 01 Jan 1970/)
    expect([await statusOf(organisationId, phone), await statusOf(organisationId, laptop)]).toEqual([
      401, 401,
    ])
  })

  it('ends alone when somebody signs out here', async ({ house, organisationId }) => {
    const userId = await newcomer(organisationId, house)
    const [phone, laptop] = [await signedIn(house, userId), await signedIn(house, userId)]
    await postForm(signOut, {}, { cookie: phone.cookie })
    expect([await statusOf(organisationId, phone), await statusOf(organisationId, laptop)]).toEqual([
      401, 200,
    ])
    await endAllSignIns(house, userId)
    expect(await statusOf(organisationId, laptop)).toBe(401)
  })

  // promise 84
  it('gives no access once its person has left the organisation', async ({ house, organisationId }) => {
    const owner = await newcomer(organisationId, house)
    const userId = await newcomer(organisationId, house)
    await createMember(house, { organisationId, email: `owner${count}@example.com`, role: 'Owner' })
    const headers = await signedIn(house, userId)
    expect((await findVisitor(house, headers.cookie?.split('=')[1] ?? ''))?.memberships).toHaveLength(1)
    await removeMember(house, { organisationId, userId })
    expect(await statusOf(organisationId, headers)).toBe(404)
    expect(owner).not.toBe(userId)
  })
})

describe('the cookie', () => {
  it('is bound to its host with https, and never seen by scripts', () => {
    const until = new Date('2027-01-01')
    expect(signInCookie('https://pay.example.com', 'x', until)).toBe(
      '__Host-remit-session=x; Path=/; Expires=Fri, 01 Jan 2027 00:00:00 GMT; HttpOnly; SameSite=Lax; Secure',
    )
    expect(signInCookie('http://localhost:3000', 'x', until)).not.toContain('Secure')
  })

  it('counts only when it is sent once', () => {
    const named = (cookie: string) => cookieOf(new Headers({ cookie }), 'remit-session')
    expect(named('a=b; remit-session=x; c=d')).toBe('x')
    expect(named('remit-session=x; remit-session=planted')).toBeUndefined()
    expect(named('my-remit-session=x')).toBeUndefined()
    expect(named('remit-session=')).toBeUndefined()
  })
})

describe('a change that is made by cookie', () => {
  const invite = async (organisationId: string, headers: Record<string, string>) => {
    const { POST } = await import('@/app/organisations/[id]/users/route')
    return call(POST, {
      params: { id: organisationId },
      body: { email: `invited${count++}@example.com`, role: 'Member' },
      headers,
    })
  }

  // promise 80, promise 81
  it('must come from a page of ours', async ({ house, organisationId }) => {
    const mine = await signedIn(house, await newcomer(organisationId, house))
    const cookie = mine.cookie ?? ''
    expect((await invite(organisationId, mine)).status).toBe(201)
    const foreign: Record<string, string>[] = [
      { cookie },
      { cookie, 'sec-fetch-site': 'same-origin' },
      { cookie, origin: 'null' },
      { cookie, origin: 'https://evil.example' },
      { cookie, origin: 'http://localhost:3001' },
      { cookie, origin: 'http://localhost:3000.evil.example' },
      { ...mine, 'sec-fetch-site': 'cross-site' },
      { ...mine, 'sec-fetch-site': 'same-site' },
      { cookie, 'content-type': 'text/plain' },
      { cookie, 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
    ]
    for (const headers of foreign)
      expect(await invite(organisationId, headers)).toMatchObject({
        status: 403,
        json: { code: 'Request.CrossOrigin' },
      })
  })

  it('needs no such page with an API key, which no browser sends by itself', async ({
    house,
    organisationId,
  }) => {
    const { apiKey, organisationId: id } = await testPeople(house)
    const { POST } = await import('@/app/organisations/[id]/users/route')
    const body = { email: 'someone@example.com', role: 'Member' }
    const { cookie = '' } = await signedIn(house, await newcomer(organisationId, house))
    expect((await call(POST, { apiKey, params: { id }, body, headers: { cookie } })).status).toBe(201)
  })
})
