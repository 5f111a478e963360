// A person's sign-ins, ended one by one.
import { expect } from 'vitest'
import { GET as members } from '@/app/organisations/[id]/users/route'
import { DELETE as endOne } from '@/app/settings/security/sign-ins/[id]/route'
import { DELETE as endOthers } from '@/app/settings/security/sign-ins/route'
import { createMember } from '@/lib/organisations/members'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { signedIn } from '@/lib/testing/visits'
import { findPerson, listSignIns } from './sign-ins'

const it = withHouse.extend(
  'organisationId',
  { scope: 'file' },
  async ({ house }) => (await testPeople(house)).organisationId,
)

let count = 0
const newcomer = async (house: TestHouse, organisationId: string) => {
  count += 1
  const email = `listed${count}@example.com`
  return createMember(house, { organisationId, email, role: 'Owner' })
}
const tokenOf = (headers: Record<string, string>) => headers.cookie?.split('=')[1] ?? ''

// promise 83
it('one is ended and the others stay; all others are ended and this one stays', async ({
  house,
  organisationId,
}) => {
  const { id: userId } = await newcomer(house, organisationId)
  const [here, phone, tablet] = [
    await signedIn(house, userId),
    await signedIn(house, userId),
    await signedIn(house, userId),
  ]
  const statuses = () =>
    Promise.all(
      [here, phone, tablet].map(
        async (headers) => (await call(members, { params: { id: organisationId }, headers })).status,
      ),
    )
  const lost = await findPerson(house, tokenOf(phone))
  const listed = await listSignIns(house, { userId, ...(await findPerson(house, tokenOf(here))) })
  expect(listed.map(({ isThis }) => isThis).toSorted()).toEqual([false, false, true])
  const end = await call(endOne, { params: { id: lost?.signIn.id ?? '' }, headers: here })
  expect([end.status, ...(await statuses())]).toEqual([204, 200, 401, 200])
  expect((await call(endOthers, { headers: here })).status).toBe(204)
  expect(await statuses()).toEqual([200, 401, 401])
})

// promise 78
it('somebody else’s sign-in is not found, and goes on', async ({ house, organisationId }) => {
  const [mine, theirs] = [
    await signedIn(house, (await newcomer(house, organisationId)).id),
    await signedIn(house, (await newcomer(house, organisationId)).id),
  ]
  const other = await findPerson(house, tokenOf(theirs))
  const answer = await call(endOne, { params: { id: other?.signIn.id ?? '' }, headers: mine })
  expect(answer).toMatchObject({ status: 404, json: { code: 'SignIn.NotFound' } })
  await call(endOthers, { headers: mine })
  expect(await findPerson(house, tokenOf(theirs))).toBeDefined()
})
