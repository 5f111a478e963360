// API keys: shown once, stored hashed, ended at once.
import { expect } from 'vitest'
import { DELETE } from '@/app/api-keys/[id]/route'
import { GET, POST } from '@/app/api-keys/route'
import { GET as listOrganisations } from '@/app/organisations/route'
import { apiKeys } from '@/db/schema/organisations'
import { call } from '@/lib/testing/calls'
import { withHouse as it } from '@/lib/testing/fixtures'
import { type People, testPeople } from '@/lib/testing/people'

const createKey = async (people: People, body: Record<string, unknown> = { name: 'Server' }) => {
  const { status, json } = await call(POST, { apiKey: people.apiKey, body })
  expect(status).toBe(201)
  return json as { id: string; apiKey: string; prefix: string }
}
const statusWith = async (apiKey?: string) => (await call(listOrganisations, { apiKey })).status

it('a new key works, and is stored only as a hash', async ({ house, people }) => {
  const key = await createKey(people)
  expect(key.apiKey).toMatch(/^remit_test_[0-9a-f]{64}$/)
  expect(key.apiKey.startsWith(key.prefix)).toBe(true)
  expect(await statusWith(key.apiKey)).toBe(200)
  expect(JSON.stringify(await house.db.select().from(apiKeys))).not.toContain(key.apiKey)
})

it('a list shows prefixes, never keys', async ({ people }) => {
  const key = await createKey(people)
  const { text } = await call(GET, { apiKey: people.apiKey })
  expect(text).toContain(key.prefix)
  expect(text).not.toContain(key.apiKey)
})

// promise 84
it('a revoked key ends at once, and revoking it again changes nothing', async ({ people }) => {
  const key = await createKey(people)
  const revoke = () => call(DELETE, { apiKey: people.apiKey, params: { id: key.id } })
  expect((await revoke()).status).toBe(204)
  expect(await statusWith(key.apiKey)).toBe(401)
  expect((await revoke()).status).toBe(204)
})

it('an expired key, an unknown key and a revoked key answer alike', async ({ house, people }) => {
  const expiring = await createKey(people, {
    name: 'Short',
    expiresAt: new Date(Date.now() + 60_000).toISOString(),
  })
  expect(await statusWith(expiring.apiKey)).toBe(200)
  house.clock.advance(61)
  const answers = await Promise.all(
    [expiring.apiKey, `remit_test_${'0'.repeat(64)}`, 'x'.repeat(5_000), 'no such key'].map((apiKey) =>
      call(listOrganisations, { apiKey, headers: { 'x-request-id': 'same' } }),
    ),
  )
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401])
  expect(await statusWith(undefined)).toBe(401)
})

// promise 78
it("another client's key is not there", async ({ house, people }) => {
  const other = await testPeople(house)
  const key = await createKey(people)
  const foreign = await call(DELETE, { apiKey: other.apiKey, params: { id: key.id } })
  const unknown = await call(DELETE, { apiKey: other.apiKey, params: { id: crypto.randomUUID() } })
  expect(foreign.status).toBe(404)
  // Each names the address that was called and the call, and nothing else that differs.
  const said = ({ json }: typeof foreign) => ({ ...json, instance: '', requestId: '' })
  expect(said(foreign)).toEqual(said(unknown))
  expect(await statusWith(key.apiKey)).toBe(200)
})

// promise 90
it('no key is ever logged', async ({ house, people }) => {
  const key = await createKey(people)
  house.log.warn({ err: new Error(`wrong key ${key.apiKey}`) }, `used ${key.apiKey}`)
  expect(house.logLines.join('\n')).not.toContain(key.apiKey)
})
