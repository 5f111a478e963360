// An organisation, or the platform for its operators, requires a second factor: nobody is let in without, nobody is kept from setting one up.
import { TOTP } from 'otpauth'
import { describe, expect } from 'vitest'
import { GET as csv } from '@/app/admin/invoices.csv/route'
import { POST as token } from '@/app/api/v1/auth/token/route'
import { PATCH as change, GET as read } from '@/app/organisations/[id]/route'
import { GET as listUsers } from '@/app/organisations/[id]/users/route'
import { POST as offer } from '@/app/settings/security/authenticator-app/options/route'
import { POST as add, DELETE as remove } from '@/app/settings/security/authenticator-app/route'
import { findVisitor } from '@/lib/people/sign-ins'
import { call } from '@/lib/testing/calls'
import { withHouse } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { signedIn } from '@/lib/testing/visits'
import { countWithoutFactor, createMember, createUser, findAccess } from './members'

const it = withHouse.extend('organisationId', async ({ house }) => (await testPeople(house)).organisationId)

type Headers = Record<string, string>

let count = 0
async function member(house: TestHouse, organisationId: string, role: 'Owner' | 'Admin' | 'Member') {
  count += 1
  const email = `required${count}@example.com`
  const { id: userId } = await createMember(house, { organisationId, email, role })
  return { userId, headers: await signedIn(house, userId) }
}

async function setUp(house: TestHouse, headers: Headers): Promise<void> {
  const { secret = '', setupId } = (await call(offer, { headers })).json as Headers
  const code = new TOTP({ secret }).generate({ timestamp: house.clock.now().getTime() })
  expect((await call(add, { headers, body: { setupId, code } })).status).toBe(201)
}

describe('an organisation', () => {
  const require = async (headers: Headers, id: string, requiresSecondFactor = true) => {
    const { json, status } = await call(change, { headers, params: { id }, body: { requiresSecondFactor } })
    return json.code ?? status
  }

  it('is told to by owners alone, and not by one who would lock themselves out', async ({
    house,
    organisationId,
  }) => {
    const [owner, admin] = [
      await member(house, organisationId, 'Owner'),
      await member(house, organisationId, 'Admin'),
    ]
    expect(await require(admin.headers, organisationId)).toBe('Auth.Forbidden')
    expect(await require(owner.headers, organisationId)).toBe('Organisation.OwnFactorMissing')
    await setUp(house, owner.headers)
    expect(await require(owner.headers, organisationId)).toBe(200)
    const { json } = await call(read, { headers: owner.headers, params: { id: organisationId } })
    expect(json.requiresSecondFactor).toBe(true)
    expect(await require(owner.headers, organisationId, false)).toBe(200)
  })

  it('lets nobody in without, by page, file, call or token, until they have set one up', async ({
    house,
    organisationId,
  }) => {
    const [owner, other] = [
      await member(house, organisationId, 'Owner'),
      await member(house, organisationId, 'Owner'),
    ]
    await setUp(house, owner.headers)
    const before = (await countWithoutFactor(house, organisationId)).without
    expect(await require(owner.headers, organisationId)).toBe(200)
    const { headers } = other
    const tried = async () => {
      const request = new Request(`http://localhost:3000/x?organisation=${organisationId}`, { headers })
      return [
        (await call(read, { headers, params: { id: organisationId } })).json.code,
        (await call(listUsers, { headers, params: { id: organisationId } })).json.code,
        (await call(token, { headers, body: { organisationId } })).status,
        (await csv(request)).status,
      ]
    }
    expect(await tried()).toEqual(['Auth.SecondFactorNeeded', 'Auth.SecondFactorNeeded', 403, 403])
    const visitor = await findVisitor(house, headers.cookie?.split('=')[1] ?? '')
    expect(visitor && (await findAccess(house, visitor, organisationId))).toEqual({
      role: 'Owner',
      keptOut: 'second-factor',
    })
    await setUp(house, headers)
    expect(await tried()).toEqual([undefined, undefined, 201, 200])
    expect((await countWithoutFactor(house, organisationId)).without).toBe(before - 1)
    // Who removes it is asked again.
    expect((await call(remove, { headers })).status).toBe(204)
    expect((await tried())[0]).toBe('Auth.SecondFactorNeeded')
  })
})

it('operators are operators only with one, where they are told to', async ({ house, organisationId }) => {
  const { userId } = await createUser(house, { email: `operator${count}@required.example`, isOperator: true })
  const strict: TestHouse = { ...house, env: { ...house.env, operatorsNeedSecondFactor: true } }
  const headers = await signedIn(house, userId)
  const here = async (at: TestHouse) => {
    const visitor = await findVisitor(at, headers.cookie?.split('=')[1] ?? '')
    return [
      visitor?.isOperator,
      visitor?.isOperatorKeptOut,
      visitor && (await findAccess(at, visitor, organisationId))?.role,
    ]
  }
  expect(await here(house)).toEqual([true, false, 'Member'])
  expect(await here(strict)).toEqual([false, true, undefined])
  await setUp(house, headers)
  expect(await here(strict)).toEqual([true, false, 'Member'])
})
