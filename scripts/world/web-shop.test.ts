// The demo shop: its orders have met their fates at both kinds of provider, and meet them once.
import { expect } from 'vitest'
import { POST } from '@/app/api/v1/sessions/route'
import { findBearer } from '@/lib/applications/find-bearer'
import { newId } from '@/lib/ids'
import { SAMPLE_ORDER } from '@/lib/sessions/sample'
import { listSessions } from '@/lib/sessions/view'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { testPeople } from '@/lib/testing/people'
import { countRows } from '@/lib/testing/rows'
import { sandboxHand } from './sandbox-hand'
import { openWebShop } from './web-shop'

const ids = new Map<string, string>()
const idFor = (thing: string): string => {
  const id = ids.get(thing) ?? newId()
  ids.set(thing, id)
  return id
}

const it = withBusiness.extend(
  'organisationId',
  { scope: 'file' },
  async ({ house }) => (await testPeople(house)).organisationId,
)

const open = (organisationId: string, house: TestHouse) =>
  openWebShop({ house, hand: sandboxHand(house.env.stripeApiBase ?? ''), organisationId, idFor })

it('has orders in every state, at two providers, and a key that makes one more', async ({
  house,
  organisationId,
}) => {
  const key = await open(organisationId, house)
  const caller = await findBearer(house, key)
  expect(caller).toMatchObject({ kind: 'application', applicationId: idFor('application') })
  const { views } = await listSessions(house, idFor('application'), { page: 1, limit: 20 })
  const fates = views.toReversed().map(({ provider, session }) => [session.state, provider])
  expect(fates).toEqual([
    ['SUCCEEDED', 'mollie'],
    ['SUCCEEDED', 'stripe'],
    ['PARTIALLY_REFUNDED', 'stripe'],
    ['REFUNDED', 'stripe'],
    ['FAILED', 'mollie'],
    ['CANCELLED', 'stripe'],
    ['PENDING', 'mollie'],
  ])
  const made = await call(POST, {
    headers: { authorization: `Bearer ${key}`, 'idempotency-key': 'order-1' },
    body: SAMPLE_ORDER,
  })
  expect([made.status, made.json.routing]).toMatchObject([201, { selectedProvider: 'stripe' }])
})

it('made again, it has one key more and nothing else', async ({ house, organisationId }) => {
  const before = await countRows(house)
  await open(organisationId, house)
  expect(await countRows(house)).toEqual({
    ...before,
    application_keys: (before.application_keys ?? 0) + 1,
  })
})
