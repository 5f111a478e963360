// Members: known by their email address, in once, and never without an owner.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { POST as invite } from '@/app/organisations/[id]/users/[userId]/invitation/route'
import { DELETE, PATCH } from '@/app/organisations/[id]/users/[userId]/route'
import { GET, POST } from '@/app/organisations/[id]/users/route'
import { outbox } from '@/db/schema/mail'
import { call } from '@/lib/testing/calls'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { signedIn } from '@/lib/testing/visits'
import { createUser } from './members'

async function organisation(house: TestHouse) {
  const { apiKey, organisationId } = await testPeople(house)
  const params = { id: organisationId }
  return {
    add: (email: string, role: string) => call(POST, { apiKey, params, body: { email, role } }),
    list: () => call(GET, { apiKey, params }),
    change: (userId: unknown, role: string, headers?: Record<string, string>) =>
      call(PATCH, {
        ...(headers ? { headers } : { apiKey }),
        params: { ...params, userId: String(userId) },
        body: { role },
      }),
    resend: (userId: unknown) => call(invite, { apiKey, params: { ...params, userId: String(userId) } }),
    remove: (userId: unknown) => call(DELETE, { apiKey, params: { ...params, userId: String(userId) } }),
  }
}

it('a person is the same one in every organisation, whatever the case of the address', async ({ house }) => {
  const [one, two] = [await organisation(house), await organisation(house)]
  const { userId } = await createUser(house, { email: 'Ada@Example.com', isOperator: false })
  const first = await one.add('ada@example.com', 'Owner')
  const second = await two.add('ADA@EXAMPLE.COM', 'Member')
  expect([first.status, first.json.id, second.json.id]).toEqual([201, userId, userId])
  expect((await two.list()).json.data).toEqual([second.json])
})

it('nobody joins twice, not even concurrently', async ({ house }) => {
  const { add } = await organisation(house)
  const answers = await Promise.all(Array.from({ length: 8 }, () => add('ben@example.com', 'Owner')))
  const statuses = answers.map(({ status }) => status).toSorted()
  expect(statuses).toEqual([201, 409, 409, 409, 409, 409, 409, 409])
  expect(answers.find(({ status }) => status === 409)?.json.code).toBe('Membership.AlreadyMember')
})

it('a member leaves, the last owner stays', async ({ house }) => {
  const { add, list, remove } = await organisation(house)
  const owner = await add('cleo@example.com', 'Owner')
  const admin = await add('dan@example.com', 'Admin')
  expect((await remove(admin.json.id)).status).toBe(204)
  expect((await remove(admin.json.id)).json.code).toBe('User.NotFound')
  expect((await remove('no-uuid')).json.code).toBe('User.NotFound')
  expect((await remove(owner.json.id)).status).toBe(409)
  expect((await list()).json.data).toHaveLength(1)
})

it('of two owners removed concurrently, one stays', async ({ house }) => {
  const { add, list, remove } = await organisation(house)
  const owners = [await add('eva@example.com', 'Owner'), await add('finn@example.com', 'Owner')]
  const statuses = await Promise.all(owners.map(async ({ json }) => (await remove(json.id)).status))
  expect(statuses.toSorted()).toEqual([204, 409])
  expect((await list()).json.data).toHaveLength(1)
})

it('a member gets another role, the last owner stays one', async ({ house }) => {
  const { add, change } = await organisation(house)
  const owner = await add('gus@example.com', 'Owner')
  const member = await add('hal@example.com', 'Member')
  expect((await change(owner.json.id, 'Admin')).json.code).toBe('Membership.LastOwner')
  expect((await change(member.json.id, 'Owner')).json.role).toBe('Owner')
  expect((await change(owner.json.id, 'Admin')).json.role).toBe('Admin')
  expect((await change(crypto.randomUUID(), 'Admin')).json.code).toBe('User.NotFound')
})

it('of two owners demoted concurrently, one stays owner', async ({ house }) => {
  const { add, change } = await organisation(house)
  const owners = [await add('ivo@example.com', 'Owner'), await add('jan@example.com', 'Owner')]
  const answers = await Promise.all(owners.map(({ json }) => change(json.id, 'Member')))
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
})

it('an admin changes members, but decides nothing about owners', async ({ house }) => {
  const { add, change } = await organisation(house)
  const owner = await add('kim@example.com', 'Owner')
  const admin = await add('lea@example.com', 'Admin')
  const member = await add('max@example.com', 'Member')
  const headers = await signedIn(house, String(admin.json.id))
  expect((await change(member.json.id, 'Admin', headers)).status).toBe(200)
  for (const [who, role] of [
    [member, 'Owner'],
    [admin, 'Owner'],
    [owner, 'Member'],
  ] as const)
    expect((await change(who.json.id, role, headers)).json.code).toBe('Auth.Forbidden')
})

it('an invitation is resent, but not twice in a row, and not to someone who has signed in', async ({
  house,
}) => {
  const { add, resend } = await organisation(house)
  const { json } = await add('nia@example.com', 'Member')
  const letters = () => house.db.$count(outbox, eq(outbox.kind, 'invitation'))
  const before = await letters()
  expect(await Promise.all([resend(json.id), resend(json.id)])).toMatchObject([
    { status: 202 },
    { status: 202 },
  ])
  expect(await letters()).toBe(before + 1)
  house.clock.advance(601)
  await resend(json.id)
  expect(await letters()).toBe(before + 2)
  await signedIn(house, String(json.id))
  expect((await resend(json.id)).json.code).toBe('Membership.AlreadyAccepted')
})
