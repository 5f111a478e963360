// API keys that people make: for their own organisation, and for nothing else of the client's.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import * as clientKeys from '@/app/api-keys/route'
import * as customers from '@/app/customers/route'
import { DELETE } from '@/app/organisations/[id]/api-keys/[keyId]/route'
import { GET, POST } from '@/app/organisations/[id]/api-keys/route'
import * as users from '@/app/organisations/[id]/users/route'
import * as organisations from '@/app/organisations/route'
import { apiKeys } from '@/db/schema/organisations'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import { type People, testPeople } from '@/lib/testing/people'
import { signedIn } from '@/lib/testing/visits'
import { createOrganisation } from './create'
import { createMember } from './members'

const it = withHouse
  .extend('siblingId', { scope: 'file' }, async ({ house, people }) => {
    const sibling = await createOrganisation(house, {
      ...{ id: newId(), clientId: people.clientId, name: 'Next door', email: null, country: 'DE' },
      ...{ defaultCurrency: 'EUR', logoUrl: null, primaryColour: null, bankDetails: null },
    })
    return sibling.id
  })
  .extend('owner', { scope: 'file' }, async ({ people, house }) => {
    const { organisationId } = people
    const person = await createMember(house, {
      organisationId,
      email: 'ida@lindenhof.example',
      role: 'Owner',
    })
    return await signedIn(house, person.id)
  })

const at = (people: People, owner: Record<string, string>) => ({
  params: { id: people.organisationId },
  headers: owner,
})
async function makeKey(people: People, owner: Record<string, string>, body: object = { name: 'Till' }) {
  const { json, status } = await call(POST, { ...at(people, owner), body })
  expect(status).toBe(201)
  return json as { id: string; apiKey: string; prefix: string; organisationId: string }
}
const customersOf = (apiKey: string, organisationId: string) =>
  call(customers.GET, { apiKey, organisationId, headers: { 'x-request-id': 'same' } })

it('an owner makes a key that reaches the organisation, is stored as a hash, and says when it was used', async ({
  house,
  owner,
  people,
}) => {
  const key = await makeKey(people, owner)
  expect(key.organisationId).toBe(people.organisationId)
  const listed = async () => {
    const { json, text } = await call(GET, at(people, owner))
    expect(text).not.toContain(key.apiKey)
    return (json.data as { id: string; lastUsedAt: string | null }[]).find(({ id }) => id === key.id)
  }
  expect((await listed())?.lastUsedAt).toBeNull()
  expect((await customersOf(key.apiKey, people.organisationId)).status).toBe(200)
  await expect.poll(async () => (await listed())?.lastUsedAt).toEqual(expect.any(String))
  const [row] = await house.db.select().from(apiKeys).where(eq(apiKeys.id, key.id))
  expect(JSON.stringify(row)).not.toContain(key.apiKey)
})

// promise 78
it('another organisation of the same client looks as if it did not exist', async ({
  owner,
  people,
  siblingId,
}) => {
  const { apiKey } = await makeKey(people, owner)
  const foreign = await customersOf(apiKey, siblingId)
  const unknown = await customersOf(apiKey, newId())
  expect(foreign.status).toBe(404)
  expect(foreign.text).toBe(unknown.text)
  const { json } = await call(organisations.GET, { apiKey })
  expect((json.data as { id: string }[]).map(({ id }) => id)).toEqual([people.organisationId])
})

it('it is not the client: it makes no organisations and no keys, not even for its own', async ({
  owner,
  people,
}) => {
  const { apiKey, id } = await makeKey(people, owner)
  const params = { id: people.organisationId }
  const tries = [
    call(organisations.POST, { apiKey, body: { name: 'X', country: 'DE', defaultCurrency: 'EUR' } }),
    call(clientKeys.GET, { apiKey }),
    call(clientKeys.POST, { apiKey, body: { name: 'X' } }),
    call(POST, { apiKey, params, body: { name: 'X' } }),
    call(DELETE, { apiKey, params: { ...params, keyId: id } }),
  ]
  expect((await Promise.all(tries)).map(({ json }) => json.code)).toEqual(Array(5).fill('Auth.Forbidden'))
})

it('a key cannot invite people, who would outlast it', async ({ owner, people }) => {
  const { apiKey } = await makeKey(people, owner)
  const invite = (role: string) =>
    call(users.POST, {
      apiKey,
      params: { id: people.organisationId },
      body: { email: `${role}@new.example`, role },
    })
  for (const role of ['Owner', 'Admin', 'Member'])
    expect((await invite(role)).json.code).toBe('Auth.Forbidden')
})

// promise 84
it('a revoked key ends at once; keys of others are not there to be revoked', async ({
  house,
  owner,
  people,
}) => {
  const key = await makeKey(people, owner)
  const revoke = (keyId: string) =>
    call(DELETE, { ...at(people, owner), params: { id: people.organisationId, keyId } })
  const [whole] = await house.db.select().from(apiKeys).where(eq(apiKeys.name, 'First key'))
  expect((await revoke(whole?.id ?? '')).json.code).toBe('ApiKey.NotFound')
  expect((await revoke(key.id)).status).toBe(204)
  expect((await customersOf(key.apiKey, people.organisationId)).status).toBe(401)
})

it("the client sees and ends its organisations' keys", async ({ owner, people }) => {
  const key = await makeKey(people, owner, { name: 'Seen by the client' })
  const { json } = await call(clientKeys.GET, { apiKey: people.apiKey })
  expect(json.data).toContainEqual(
    expect.objectContaining({ id: key.id, organisationId: people.organisationId }),
  )
})

it('a key expires on time, and cannot be created expired', async ({ house, owner, people }) => {
  const soon = new Date(house.clock.now().getTime() + 60_000).toISOString()
  const { apiKey } = await makeKey(people, owner, { name: 'Short', expiresAt: soon })
  house.clock.advance(61)
  expect((await customersOf(apiKey, people.organisationId)).status).toBe(401)
  const { json } = await call(POST, { ...at(people, owner), body: { name: 'Dead', expiresAt: soon } })
  expect(json.errors).toMatchObject([{ pointer: '/expiresAt' }])
})

it('no key can be limited to an organisation of another client', async ({ house, siblingId }) => {
  const other = await testPeople(house)
  const insert = house.db.insert(apiKeys).values({
    id: newId(),
    clientId: other.clientId,
    organisationId: siblingId,
    name: 'X',
    prefix: 'x',
    keyHash: 'x',
  })
  await expect(insert).rejects.toThrow()
})
