// Members: known by their mail address, in once, and never without an owner.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DELETE } from '@/app/organisations/[id]/users/[userId]/route'
import { GET, POST } from '@/app/organisations/[id]/users/route'
import { call } from '@/db/testing/calls'
import { type TestHouse, testHouse } from '@/db/testing/house'
import { testPeople } from '@/db/testing/people'
import { createUser } from './create-user'

let house: TestHouse

beforeAll(async () => {
  house = await testHouse()
})
afterAll(() => house.close())

async function organisation() {
  const { apiKey, organisationId } = await testPeople(house)
  const params = { id: organisationId }
  return {
    add: (email: string, role: string) => call(POST, { apiKey, params, body: { email, role } }),
    list: () => call(GET, { apiKey, params }),
    remove: (userId: unknown) => call(DELETE, { apiKey, params: { ...params, userId: String(userId) } }),
  }
}

it('a person is the same one in every organisation, whatever the case of the address', async () => {
  const [one, two] = [await organisation(), await organisation()]
  const { userId } = await createUser(house, { email: 'Ada@Example.com', isOperator: false })
  const first = await one.add('ada@example.com', 'Owner')
  const second = await two.add('ADA@EXAMPLE.COM', 'Member')
  expect([first.status, first.json.id, second.json.id]).toEqual([201, userId, userId])
  expect((await two.list()).json.data).toEqual([second.json])
})

it('nobody joins twice, not even at once', async () => {
  const { add } = await organisation()
  const answers = await Promise.all(Array.from({ length: 8 }, () => add('ben@example.com', 'Owner')))
  const statuses = answers.map(({ status }) => status).toSorted()
  expect(statuses).toEqual([201, 409, 409, 409, 409, 409, 409, 409])
  expect(answers.find(({ status }) => status === 409)?.json.code).toBe('Membership.AlreadyMember')
})

it('a member leaves, the last owner stays', async () => {
  const { add, list, remove } = await organisation()
  const owner = await add('cleo@example.com', 'Owner')
  const admin = await add('dan@example.com', 'Admin')
  expect((await remove(admin.json.id)).status).toBe(204)
  expect((await remove(admin.json.id)).json.code).toBe('User.NotFound')
  expect((await remove('no-uuid')).json.code).toBe('User.NotFound')
  expect((await remove(owner.json.id)).status).toBe(409)
  expect((await list()).json.data).toHaveLength(1)
})

it('two owners who are removed at once leave one behind', async () => {
  const { add, list, remove } = await organisation()
  const owners = [await add('eva@example.com', 'Owner'), await add('finn@example.com', 'Owner')]
  const statuses = await Promise.all(owners.map(async ({ json }) => (await remove(json.id)).status))
  expect(statuses.toSorted()).toEqual([204, 409])
  expect((await list()).json.data).toHaveLength(1)
})
