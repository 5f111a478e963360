// Keys and tokens of applications: what they open, for how long, and in which words they are refused.
import { generateKeyPairSync } from 'node:crypto'
import { exportJWK, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { secondsFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { createMember, removeMember } from '@/lib/organisations/members'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { changeApplication } from './change'
import { createApplication } from './create'
import { findBearer } from './find-bearer'
import { createApplicationKey, listApplicationKeys, revokeApplicationKey } from './keys'
import { audienceOf, issueToken } from './tokens'

let house: TestHouse
let organisationId: string
let applicationId: string
let owner: { userId: string; isOperator: boolean }

beforeAll(async () => {
  house = await testHouse()
  organisationId = (await testPeople(house)).organisationId
  applicationId = (await createApplication(house, { id: newId(), organisationId, name: 'Web shop' })).id
  const { id } = await createMember(house, { organisationId, email: 'owner@tokens.example', role: 'Owner' })
  owner = { userId: id, isOperator: false }
})
afterAll(() => house.close())

const application = () => ({ kind: 'application', applicationId, organisationId })

describe('a key', () => {
  test('gives access to its application, is shown once, and is stored as a hash', async () => {
    const { raw, ...shown } = await createApplicationKey(house, organisationId, applicationId, 'Server')
    expect(raw).toMatch(/^ks_test_[0-9a-f]{64}$/)
    expect(await findBearer(house, raw)).toEqual(application())
    const [row] = await house.db.$client`select * from application_keys where id = ${shown.id}`
    expect(JSON.stringify(row)).not.toContain(raw)
    expect(raw.startsWith(shown.prefix)).toBe(true)
  })

  // promise 84
  test('stops working when it is revoked, or its application is switched off', async () => {
    const { id, raw } = await createApplicationKey(house, organisationId, applicationId, undefined)
    const other = await createApplicationKey(house, organisationId, applicationId, undefined)
    await revokeApplicationKey(house, organisationId, applicationId, id)
    expect(await findBearer(house, raw)).toBeUndefined()
    await changeApplication(house, organisationId, applicationId, { isEnabled: false })
    expect(await findBearer(house, other.raw)).toBeUndefined()
    await changeApplication(house, organisationId, applicationId, { isEnabled: true })
    expect(await findBearer(house, other.raw)).toEqual(application())
    const listed = await listApplicationKeys(house, organisationId, applicationId)
    expect(listed.filter(({ revokedAt }) => revokedAt !== null)).toHaveLength(1)
  })

  // promise 78
  test('of another organisation cannot be read or revoked', async () => {
    const stranger = await testPeople(house)
    await expect(
      createApplicationKey(house, stranger.organisationId, applicationId, undefined),
    ).rejects.toMatchObject({ code: 'Application.NotFound' })
  })
})

describe('a token of ours', () => {
  test('stands for its owner, or for the application that it names', async () => {
    const { token } = await issueToken(house, owner, { organisationId })
    expect(await findBearer(house, token)).toEqual({ kind: 'person', ...owner, organisationId })
    const named = await issueToken(house, owner, { organisationId, applicationId })
    expect(await findBearer(house, named.token)).toEqual(application())
  })

  test('is valid for an hour', async () => {
    const { token } = await issueToken(house, owner, { organisationId })
    const at = (seconds: number): House => ({
      ...house,
      clock: { now: () => secondsFrom(house.clock.now(), seconds) },
    })
    expect(await findBearer(at(3_590), token)).toBeDefined()
    expect(await findBearer(at(3_610), token)).toBeUndefined()
  })

  // promise 84
  test('stops working when its owner is no longer one', async () => {
    const { id: userId } = await createMember(house, {
      organisationId,
      email: 'leaving@tokens.example',
      role: 'Owner',
    })
    const { token } = await issueToken(
      house,
      { userId, isOperator: false },
      { organisationId, applicationId },
    )
    await removeMember(house, { organisationId, userId })
    expect(await findBearer(house, token)).toBeUndefined()
  })

  test('is made for owners only', async () => {
    const { id: userId } = await createMember(house, {
      organisationId,
      email: 'admin@tokens.example',
      role: 'Admin',
    })
    await expect(issueToken(house, { userId, isOperator: false }, { organisationId })).rejects.toMatchObject({
      code: 'Auth.Forbidden',
    })
    await expect(
      issueToken(house, { userId: newId(), isOperator: false }, { organisationId }),
    ).rejects.toMatchObject({ code: 'Organisation.NotFound' })
  })
})

describe('a token of another issuer', () => {
  const pair = generateKeyPairSync('ed25519')
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const knowing = async (): Promise<House> => ({
    ...house,
    env: {
      ...house.env,
      tokenPublicKeys: {
        keys: [
          { ...(await exportJWK(pair.publicKey)), kty: 'OKP', kid: 'ed', alg: 'EdDSA' },
          { ...(await exportJWK(rsa.publicKey)), kty: 'RSA', kid: 'rsa', alg: 'RS256' },
        ],
      },
    },
  })
  const claims = (more: Record<string, unknown> = {}) =>
    new SignJWT({ applicationId, ...more })
      .setAudience(audienceOf(house.env.appUrl))
      .setExpirationTime(secondsFrom(house.clock.now(), 600))

  test('opens the application that it names, by EdDSA and RS256', async () => {
    const here = await knowing()
    const byEd = await claims().setProtectedHeader({ alg: 'EdDSA', kid: 'ed' }).sign(pair.privateKey)
    const byRsa = await claims().setProtectedHeader({ alg: 'RS256', kid: 'rsa' }).sign(rsa.privateKey)
    expect(await findBearer(here, byEd)).toEqual(application())
    expect(await findBearer(here, byRsa)).toEqual(application())
    expect(await findBearer(house, byEd)).toBeUndefined()
  })

  test.each([
    ['for another audience', () => claims().setAudience('https://other.example')],
    ['that never ends', () => new SignJWT({ applicationId }).setAudience(audienceOf(house.env.appUrl))],
    ['that names no application', () => claims({ applicationId: undefined })],
    [
      'that names a person of ours',
      () => claims({ applicationId: undefined, organisationId }).setSubject(owner.userId),
    ],
    ['of an application that is not there', () => claims({ applicationId: newId() })],
  ])('%s is refused', async (_, make) => {
    const token = await make().setProtectedHeader({ alg: 'EdDSA', kid: 'ed' }).sign(pair.privateKey)
    expect(await findBearer(await knowing(), token)).toBeUndefined()
  })

  test('is refused without a signature, or signed with a public key as a secret', async () => {
    const none = new UnsecuredJWT({ applicationId })
      .setAudience(audienceOf(house.env.appUrl))
      .setExpirationTime(secondsFrom(house.clock.now(), 600))
      .encode()
    const publicText = new TextEncoder().encode(
      pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    )
    const confused = await claims()
      .setIssuer(house.env.appUrl)
      .setProtectedHeader({ alg: 'HS256', kid: 'ed' })
      .sign(publicText)
    const here = await knowing()
    for (const token of [none, confused, 'a.b.c', '', 'x'.repeat(5_000), `ks_test_${'0'.repeat(64)}`])
      expect(await findBearer(here, token)).toBeUndefined()
  })
})
