// Passkeys: made and used as WebAuthn wants it, each challenge once, for whom and for what it was made.
import { describe, expect } from 'vitest'
import { POST as makeKey } from '@/app/organisations/[id]/api-keys/route'
import { DELETE as remove, PATCH as rename } from '@/app/settings/security/passkeys/[id]/route'
import { POST as offer } from '@/app/settings/security/passkeys/options/route'
import { POST as add } from '@/app/settings/security/passkeys/route'
import { POST as ask } from '@/app/settings/security/proof/question/route'
import { POST as prove } from '@/app/settings/security/proof/route'
import { POST as signInOptions } from '@/app/sign-in/passkey/options/route'
import { POST as signIn } from '@/app/sign-in/passkey/route'
import { POST as secondStep } from '@/app/sign-in/second-step/code/route'
import { passkeys } from '@/db/schema/people'
import { newId } from '@/lib/ids'
import { createMember } from '@/lib/organisations/members'
import { type Authenticator, newAuthenticator } from '@/lib/testing/authenticator'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { postForm, signedIn, signInIn } from '@/lib/testing/visits'
import { forgetFactors } from './forget-factors'
import { listPasskeys } from './passkeys'
import { findWaiting } from './second-factor'
import { findPerson } from './sign-ins'

const it = withHouse.extend(
  'organisationId',
  { scope: 'file' },
  async ({ house }) => (await testPeople(house)).organisationId,
)

type Headers = Record<string, string>
interface Options {
  challenge: string
  user: { id: string }
}

let count = 0
async function newcomer(house: TestHouse, organisationId: string) {
  count += 1
  const email = `key${count}@example.com`
  const { id: userId } = await createMember(house, { organisationId, email, role: 'Owner' })
  return { email, userId, headers: await signedIn(house, userId) }
}

const optionsFor = async (headers: Headers) => (await call(offer, { headers })).json as unknown as Options

async function withPasskey(house: TestHouse, organisationId: string) {
  const [person, device] = [await newcomer(house, organisationId), newAuthenticator()]
  const answer = device.create(await optionsFor(person.headers))
  const added = await call(add, { headers: person.headers, body: { name: 'My phone', answer } })
  expect(added.status, added.text).toBe(201)
  device.counter += 1
  const { id, recoveryCodes } = added.json as { id: string; recoveryCodes: string[] }
  return { ...person, device, id, recoveryCodes }
}

const tokenOf = (cookie: string | undefined) => cookie?.split('=')[1] ?? ''

const questionFor = async (headers: Headers) => {
  const { json } = await call(ask, { headers, body: { isAnother: true } })
  return (json as { options?: Options }).options ?? { challenge: '', user: { id: '' } }
}
const proofOf = async (headers: Headers, answer: object) =>
  (await call(prove, { headers, body: { passkey: answer } })).status

const ORIGIN = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }

async function askToSignIn() {
  const request = new Request('http://localhost:3000/x', { method: 'POST', headers: ORIGIN })
  const response = await signInOptions(request)
  const [cookie = ''] = (response.headers.get('set-cookie') ?? '').split(';')
  return { cookie, options: (await response.json()) as Options }
}

const comeIn = (cookie: string, answer: object) =>
  postForm(signIn, { answer: JSON.stringify(answer), next: '/admin' }, { cookie })

describe('adding one', () => {
  it('keeps its public half, and offers no second one to the same device', async ({
    house,
    organisationId,
  }) => {
    const { headers, userId } = await withPasskey(house, organisationId)
    expect(await listPasskeys(house, { userId })).toMatchObject([
      { name: 'My phone', counter: 1, isBackupEligible: true, isBackedUp: false, transports: ['internal'] },
    ])
    const options = await call(offer, { headers })
    expect(options.json).toMatchObject({
      rp: { id: 'localhost' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    expect(options.json.excludeCredentials).toHaveLength(1)
  })

  it.for<[string, (device: Authenticator, options: Options) => object]>([
    ['of another site', (device, options) => device.create(options, { origin: 'https://evil.example' })],
    ['for another host', (device, options) => device.create(options, { rpId: 'evil.example' })],
    ['whose owner was not verified', (device, options) => device.create(options, { isVerified: false })],
    ['for a challenge of nobody', (device, options) => device.create({ ...options, challenge: 'AAAA' })],
  ])('refuses one %s', async ([, make], { house, organisationId }) => {
    const { headers, userId } = await newcomer(house, organisationId)
    const answer = make(newAuthenticator(), await optionsFor(headers))
    const { json, status } = await call(add, { headers, body: { name: 'x', answer } })
    expect([status, json.code]).toEqual([409, 'Auth.ProofRefused'])
    expect(await listPasskeys(house, { userId })).toEqual([])
  })

  it('takes a challenge once, in time, and from the sign-in that was asked', async ({
    house,
    organisationId,
  }) => {
    const [one, other] = [await newcomer(house, organisationId), await newcomer(house, organisationId)]
    const options = await optionsFor(one.headers)
    const tried = async ({ headers }: { headers: Headers }) => {
      const answer = newAuthenticator().create(options)
      return (await call(add, { headers, body: { name: 'x', answer } })).status
    }
    expect([await tried(other), await tried(one), await tried(one)]).toEqual([409, 201, 409])
    const late = await optionsFor(other.headers)
    house.clock.advance(5 * 60 + 1)
    const answer = newAuthenticator().create(late)
    expect((await call(add, { headers: other.headers, body: { name: 'x', answer } })).status).toBe(409)
  })

  it('keeps twenty of a person, and no more', async ({ house, organisationId }) => {
    const { headers, id, userId } = await withPasskey(house, organisationId)
    const waiting = await optionsFor(headers)
    const [{ credentialId: _, id: __, ...own } = expect.fail()] = await listPasskeys(house, { userId })
    await house.db
      .insert(passkeys)
      .values(
        Array.from({ length: 19 }, (_, at) => ({ ...own, id: newId(), credentialId: `more-${id}-${at}` })),
      )
    const late = newAuthenticator().create(waiting)
    const answers = [
      await call(offer, { headers }),
      await call(add, { headers, body: { name: 'x', answer: late } }),
    ]
    expect(answers.map(({ json }) => json.code)).toEqual(['Passkey.TooMany', 'Passkey.TooMany'])
  })

  it('is named, renamed and removed by its owner alone', async ({ house, organisationId }) => {
    const { headers, id, userId } = await withPasskey(house, organisationId)
    const stranger = await newcomer(house, organisationId)
    const params = { id }
    const statuses = [
      await call(rename, { headers: stranger.headers, params, body: { name: 'Mine now' } }),
      await call(remove, { headers: stranger.headers, params }),
      await call(rename, { headers, params, body: { name: '  ' } }),
      await call(rename, { headers, params, body: { name: 'Key ring' } }),
    ].map(({ status }) => status)
    expect(statuses).toEqual([404, 404, 400, 204])
    expect(await listPasskeys(house, { userId })).toMatchObject([{ name: 'Key ring' }])
    expect((await call(remove, { headers, params })).status).toBe(204)
    expect(await listPasskeys(house, { userId })).toEqual([])
  })
})

describe('signing in with one', () => {
  // promise 83
  it('knows its owner, begins a sign-in of its own, and can be repeated by nobody', async ({
    house,
    organisationId,
  }) => {
    const { device, userId } = await withPasskey(house, organisationId)
    const { cookie, options } = await askToSignIn()
    device.isBackedUp = true
    const answer = device.get(options)
    expect(signInIn(await comeIn('remit-passkey=another-browser', answer))).toBeUndefined()
    const done = await comeIn(cookie, answer)
    expect([done.status, done.location]).toEqual([303, 'http://localhost:3000/admin'])
    const token = signInIn(done)?.split('=')[1] ?? ''
    expect(await findPerson(house, token)).toMatchObject({ userId })
    expect(await listPasskeys(house, { userId })).toMatchObject([{ counter: 2, isBackedUp: true }])
    const again = await comeIn(cookie, answer)
    expect([signInIn(again), again.location]).toEqual([
      undefined,
      'http://localhost:3000/sign-in?error=Passkey&next=%2Fadmin',
    ])
  })

  it.for<[string, (device: Authenticator, options: Options) => object]>([
    ['signed for another site', (device, options) => device.get(options, { origin: 'https://evil.example' })],
    [
      'without its owner’s finger, face or PIN',
      (device, options) => device.get(options, { isVerified: false }),
    ],
    ['in the name of somebody else', (device, options) => device.get(options, { userHandle: 'c29tZWJvZHk' })],
    ['that nobody has added', (_, options) => newAuthenticator().get(options)],
    [
      'whose counter does not go up',
      (device, options) => {
        device.counter = 1
        return device.get(options)
      },
    ],
  ])('refuses one %s', async ([, make], { house, organisationId }) => {
    const { device } = await withPasskey(house, organisationId)
    const { cookie, options } = await askToSignIn()
    expect(signInIn(await comeIn(cookie, make(device, options)))).toBeUndefined()
  })

  it('takes no answer that was given for another purpose, and no nonsense', async ({
    house,
    organisationId,
  }) => {
    const { device, headers } = await withPasskey(house, organisationId)
    const { cookie } = await askToSignIn()
    const forProof = device.get(await questionFor(headers))
    expect(signInIn(await comeIn(cookie, forProof))).toBeUndefined()
    expect((await postForm(signIn, { answer: '{', next: '/admin' }, { cookie })).status).toBe(303)
    expect((await postForm(signIn, {}, {})).location).toContain('error=Passkey')
  })
})

describe('whose passkey stands for them', () => {
  // promise 83
  it('is not let in by their mailbox: a link opens nothing until the passkey, or a recovery code, is shown', async ({
    house,
    organisationId,
  }) => {
    const { device, headers, id, recoveryCodes, userId } = await withPasskey(house, organisationId)
    const byLink = await signedIn(house, userId)
    const answers = [
      await call(remove, { headers: byLink, params: { id } }),
      await call(makeKey, { headers: byLink, params: { id: organisationId }, body: { name: 'x' } }),
      await call(prove, { headers: byLink, body: { code: '00000000' } }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401])
    expect(await findWaiting(house, tokenOf(byLink.cookie))).toMatchObject({
      ...{ hasApp: false, hasCodes: true, hasPasskeys: true },
    })
    const form = { code: recoveryCodes[0] ?? '', next: '/admin' }
    const byCode = signInIn(await postForm(secondStep, form, { cookie: byLink.cookie }))
    expect(await findPerson(house, tokenOf(byCode))).toMatchObject({ userId, signIn: { hasFactor: true } })
    // What was whole before goes on to be asked for a proof, and by the passkey.
    house.clock.advance(11 * 60)
    expect((await call(remove, { headers, params: { id } })).json.code).toBe('Auth.ProofNeeded')
    expect((await call(ask, { headers, body: { isAnother: true } })).json.way).toBe('passkey')
    const { cookie, options } = await askToSignIn()
    const [name, token = ''] = signInIn(await comeIn(cookie, device.get(options)))?.split('=') ?? []
    const byPasskey = { ...headers, cookie: `${name}=${token}` }
    expect((await call(remove, { headers: byPasskey, params: { id } })).status).toBe(204)
  })

  it('is let in again, once who runs the platform has removed what was lost', async ({
    house,
    organisationId,
  }) => {
    const { email, headers, userId } = await withPasskey(house, organisationId)
    expect(await forgetFactors(house, email)).toEqual({ userId, passkeys: 1, authenticatorApps: 0 })
    expect((await call(offer, { headers })).status).toBe(401)
    expect((await call(offer, { headers: await signedIn(house, userId) })).status).toBe(200)
    await expect(forgetFactors(house, 'nobody@example.com')).rejects.toMatchObject({ code: 'User.NotFound' })
  })
})

it('proves afresh who is there, in place of a code, and for its own sign-in alone', async ({
  house,
  organisationId,
}) => {
  const [one, other] = [await withPasskey(house, organisationId), await withPasskey(house, organisationId)]
  house.clock.advance(11 * 60)
  expect((await call(offer, { headers: one.headers })).json.code).toBe('Auth.ProofNeeded')
  const question = await questionFor(one.headers)
  // Another person's passkey, and the right one at another sign-in, prove nothing.
  expect(await proofOf(one.headers, other.device.get(question))).toBe(409)
  expect(await proofOf(other.headers, one.device.get(await questionFor(one.headers)))).toBe(409)
  expect(await proofOf(one.headers, one.device.get(await questionFor(one.headers)))).toBe(204)
  expect((await call(offer, { headers: one.headers })).status).toBe(200)
  expect((await call(offer, { headers: other.headers })).status).toBe(403)
})
