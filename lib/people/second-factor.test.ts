// The second factor: an authenticator app that is asked after the mailbox, its codes each once, and recovery codes in its place.
import { TOTP } from 'otpauth'
import { describe, expect } from 'vitest'
import { POST as makeKey } from '@/app/organisations/[id]/api-keys/route'
import { POST as offer } from '@/app/settings/security/authenticator-app/options/route'
import { POST as add, DELETE as remove } from '@/app/settings/security/authenticator-app/route'
import { POST as ask } from '@/app/settings/security/proof/question/route'
import { POST as prove } from '@/app/settings/security/proof/route'
import { POST as makeCodes } from '@/app/settings/security/recovery-codes/route'
import { POST as secondStep } from '@/app/sign-in/second-step/code/route'
import { outbox } from '@/db/schema/mail'
import { authenticatorApps, recoveryCodes } from '@/db/schema/people'
import { composeMail } from '@/lib/letters/compose'
import { createMember } from '@/lib/organisations/members'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { postForm, signedIn, signInIn } from '@/lib/testing/visits'
import { countRecoveryCodes, newRecoveryCodes } from './recovery-codes'
import { findPerson } from './sign-ins'

const it = withHouse.extend(
  'organisationId',
  { scope: 'file' },
  async ({ house }) => (await testPeople(house)).organisationId,
)

type Headers = Record<string, string>
const HALF_MINUTE = 30

let count = 0
async function newcomer(house: TestHouse, organisationId: string) {
  count += 1
  const email = `factor${count}@example.com`
  const { id: userId } = await createMember(house, { organisationId, email, role: 'Owner' })
  return { email, userId, headers: await signedIn(house, userId) }
}

/** What an app shows that has scanned this; it has its own view of the time. */
const codeOf = (house: TestHouse, secret: string, aheadSeconds = 0): string =>
  new TOTP({ secret }).generate({ timestamp: house.clock.now().getTime() + aheadSeconds * 1000 })

async function withApp(house: TestHouse, organisationId: string) {
  const person = await newcomer(house, organisationId)
  const { json } = await call(offer, { headers: person.headers })
  const { secret, setupId } = json as { secret: string; setupId: string }
  const body = { setupId, code: codeOf(house, secret) }
  const added = await call(add, { headers: person.headers, body })
  expect(added.status, added.text).toBe(201)
  house.clock.advance(HALF_MINUTE)
  return { ...person, secret, codes: (added.json as { recoveryCodes: string[] }).recoveryCodes }
}

const proofBy = async (headers: Headers, code: string) =>
  (await call(prove, { headers, body: { code } })).json.code ?? 'proven'
const step = (headers: Headers, code: string) =>
  postForm(secondStep, { code, next: '/settings/security' }, { cookie: headers.cookie })
const isIn = (house: TestHouse, cookie: string | undefined) => findPerson(house, cookie?.split('=')[1] ?? '')

async function lettersTo(house: TestHouse, email: string) {
  const rows = (await house.db.select().from(outbox)).filter(({ kind }) => kind === 'security-change')
  const mails = await Promise.all(rows.map((row) => composeMail(house, row)))
  return mails.filter(({ to }) => to.some(({ address }) => address === email))
}

describe('setting up an app', () => {
  it('takes a code of the key that was offered to this sign-in, and seals the key', async ({
    house,
    organisationId,
  }) => {
    const [one, other] = [await newcomer(house, organisationId), await newcomer(house, organisationId)]
    const { secret, setupId, uri } = (await call(offer, { headers: one.headers })).json as Headers
    expect(uri).toMatch(/^otpauth:\/\/totp\/Remit:factor\d+%40example.com\?.*issuer=Remit/)
    const code = codeOf(house, secret ?? '')
    const tried = async (headers: Headers, typed: string) =>
      (await call(add, { headers, body: { setupId, code: typed } })).json.code ?? 'added'
    expect([await tried(other.headers, code), await tried(one.headers, '12345')]).toEqual([
      'Auth.ProofRefused',
      'Auth.ProofRefused',
    ])
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`
    expect([await tried(one.headers, spaced), await tried(one.headers, spaced)]).toEqual([
      'added',
      'AuthenticatorApp.Exists',
    ])
    const rows = JSON.stringify([
      await house.db.select().from(authenticatorApps),
      await house.db.select().from(recoveryCodes),
    ])
    expect(rows).not.toContain(secret)
  })
})

describe('the first factor', () => {
  // promise 83
  it('ends what whoever reads the mailbox began before: sign-ins, and recovery codes', async ({
    house,
    organisationId,
  }) => {
    const { email, headers, userId } = await newcomer(house, organisationId)
    const byMailbox = await signedIn(house, userId)
    // Codes that were kept before they were refused.
    const planted = await newRecoveryCodes(house, userId)
    await house.db.insert(recoveryCodes).values(planted.row)
    expect((await call(makeCodes, { headers: byMailbox })).json.code).toBe('RecoveryCodes.NoFactor')
    const { secret = '', setupId } = (await call(offer, { headers })).json as Headers
    const added = await call(add, { headers, body: { setupId, code: codeOf(house, secret) } })
    expect(added.json.recoveryCodes).toHaveLength(10)
    expect(await isIn(house, byMailbox.cookie)).toBeUndefined()
    expect(await isIn(house, headers.cookie)).toMatchObject({ signIn: { hasFactor: true } })
    expect(await proofBy(headers, planted.codes[0] ?? '')).toBe('Auth.ProofRefused')
    const [letter] = await lettersTo(house, email)
    expect(String(letter?.text)).toMatch(/Other sign-ins that were ended:? *1/)
  })

  it('and a sign-in at the same moment come one after the other', async ({ house, organisationId }) => {
    const { headers, userId } = await newcomer(house, organisationId)
    const { secret = '', setupId } = (await call(offer, { headers })).json as Headers
    const body = { setupId, code: codeOf(house, secret) }
    const [added, ...others] = await Promise.all([
      call(add, { headers, body }),
      ...Array.from({ length: 4 }, () => signedIn(house, userId)),
    ])
    expect(added.status).toBe(201)
    for (const { cookie } of others) expect(await isIn(house, cookie)).toBeUndefined()
  })
})

describe('signing in with an app', () => {
  // promise 83
  it('opens nothing until its code has come, and then by another token', async ({
    house,
    organisationId,
  }) => {
    const { codes, secret, userId } = await withApp(house, organisationId)
    const half = await signedIn(house, userId)
    expect(await isIn(house, half.cookie)).toBeUndefined()
    expect((await call(ask, { headers: half, body: { isAnother: false } })).status).toBe(401)
    const wrong = await step(half, '000000')
    expect([signInIn(wrong), wrong.location]).toEqual([
      undefined,
      'http://localhost:3000/sign-in/second-step?error=Code&next=%2Fsettings%2Fsecurity',
    ])
    const done = await step(half, codeOf(house, secret))
    expect([done.status, done.location]).toEqual([303, 'http://localhost:3000/settings/security'])
    const whole = signInIn(done)
    expect(whole).not.toBe(half.cookie)
    expect(await isIn(house, whole)).toMatchObject({ userId, signIn: { hasFactor: true } })
    expect(await isIn(house, half.cookie)).toBeUndefined()
    // The half sign-in is used up, also by two at once.
    const twice = await signedIn(house, userId)
    const both = await Promise.all(codes.slice(0, 2).map((code) => step(twice, code)))
    expect(both.filter((answer) => signInIn(answer) !== undefined)).toHaveLength(1)
    house.clock.advance(HALF_MINUTE)
    expect(signInIn(await step(half, codeOf(house, secret)))).toBeUndefined()
  })

  it('waits for ten minutes', async ({ house, organisationId }) => {
    const { secret, userId } = await withApp(house, organisationId)
    const half = await signedIn(house, userId)
    house.clock.advance(10 * 60 + 1)
    expect(signInIn(await step(half, codeOf(house, secret)))).toBeUndefined()
  })

  it('takes each code once, and those of half a minute before and after', async ({
    house,
    organisationId,
  }) => {
    const { headers, secret } = await withApp(house, organisationId)
    house.clock.advance(11 * 60)
    expect((await call(ask, { headers, body: { isAnother: false } })).json).toEqual({ way: 'app' })
    const late = codeOf(house, secret, -HALF_MINUTE)
    const results = [
      await proofBy(headers, codeOf(house, secret, -2 * HALF_MINUTE)),
      await proofBy(headers, codeOf(house, secret, 2 * HALF_MINUTE)),
      ...(await Promise.all([proofBy(headers, late), proofBy(headers, late)])).toSorted(),
      await proofBy(headers, codeOf(house, secret, HALF_MINUTE)),
      // Older than one that was taken.
      await proofBy(headers, codeOf(house, secret)),
    ]
    const refused = 'Auth.ProofRefused'
    expect(results).toEqual([refused, refused, refused, 'proven', 'proven', refused])
    const key = { headers, params: { id: organisationId }, body: { name: 'Till' } }
    expect((await call(makeKey, key)).status).toBe(201)
  })

  it('counts guesses of all sign-ins together, and says so', async ({ house, organisationId }) => {
    const { codes, headers, secret, userId } = await withApp(house, organisationId)
    const half = await signedIn(house, userId)
    for (let tries = 0; tries < 20; tries += 1) await step(half, '000000')
    const right = codeOf(house, secret)
    const another = await signedIn(house, userId)
    expect((await step(another, right)).location).toMatch(/error=TooMany&.*wait=60$/)
    // Whoever only reads the mailbox keeps its owner neither from proving themselves nor from a recovery code.
    expect(await proofBy(headers, right)).toBe('proven')
    expect(signInIn(await step(half, codes[0] ?? ''))).toBeDefined()
  })

  it('tells its owner once that codes are guessed all day', async ({ house, organisationId }) => {
    const { email, userId } = await withApp(house, organisationId)
    await house.db.$client`
      insert into rate_limits (key, points, expire)
      values (${`factorTryOfDay:${userId}`}, 100, (extract(epoch from now()) * 1000)::bigint + 40000000)`
    for (const _ of [1, 2])
      expect((await step(await signedIn(house, userId), '000000')).location).toMatch(/wait=66\d$/)
    const subjects = (await lettersTo(house, email)).map(({ subject }) => subject)
    expect(subjects.filter((subject) => subject?.startsWith('Many codes'))).toHaveLength(1)
  })
})

describe('recovery codes', () => {
  it('work once each, in place of the app, and say so by letter', async ({ house, organisationId }) => {
    const { codes, email, headers, userId } = await withApp(house, organisationId)
    expect(codes).toHaveLength(10)
    const [first = '', second = ''] = codes
    const half = await signedIn(house, userId)
    const typed = first.toLowerCase().replaceAll('-', ' ')
    expect(await isIn(house, signInIn(await step(half, typed)))).toMatchObject({ userId })
    expect(signInIn(await step(await signedIn(house, userId), first))).toBeUndefined()
    const both = await Promise.all([proofBy(headers, second), proofBy(headers, second)])
    expect(both.toSorted()).toEqual(['Auth.ProofRefused', 'proven'])
    const letters = await lettersTo(house, email)
    expect(letters.map(({ subject }) => subject).toSorted()).toEqual([
      'A recovery code was used',
      'A recovery code was used',
      'An authenticator app was set up',
    ])
    expect(letters.map(({ text }) => /Recovery codes left:? *(\d+)/.exec(String(text))?.[1])).toContain('8')
  })

  it('are replaced as a whole, and belong to their owner alone', async ({ house, organisationId }) => {
    const [one, other] = [await withApp(house, organisationId), await withApp(house, organisationId)]
    const { codes: anew } = (await call(makeCodes, { headers: one.headers })).json as { codes: string[] }
    expect(anew).toHaveLength(10)
    const results = [
      await proofBy(one.headers, one.codes[0] ?? ''),
      await proofBy(other.headers, anew[0] ?? ''),
      await proofBy(one.headers, anew[0] ?? ''),
    ]
    expect(results).toEqual(['Auth.ProofRefused', 'Auth.ProofRefused', 'proven'])
  })
})

it('whose app is removed signs in by link alone again, and is told', async ({ house, organisationId }) => {
  const { codes, email, headers, userId } = await withApp(house, organisationId)
  house.clock.advance(11 * 60)
  expect((await call(remove, { headers })).json.code).toBe('Auth.ProofNeeded')
  expect(await proofBy(headers, codes[0] ?? '')).toBe('proven')
  const statuses = [await call(remove, { headers }), await call(remove, { headers })]
  expect(statuses.map(({ status }) => status)).toEqual([204, 404])
  expect(await countRecoveryCodes(house, { userId })).toBeUndefined()
  const byLink = (await signedIn(house, userId)).cookie
  // No sign-in counts as having shown what is gone.
  for (const cookie of [byLink, headers.cookie])
    expect(await isIn(house, cookie)).toMatchObject({ signIn: { hasFactor: false } })
  const subjects = (await lettersTo(house, email)).map(({ subject }) => subject)
  expect(subjects).toContain('Your authenticator app was removed')
})
