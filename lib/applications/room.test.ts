// How much an application may have of everything, also when many ask for the last place at once.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { POST as postKey } from '@/app/api/v1/applications/[id]/api-keys/route'
import { PATCH as patchConnection } from '@/app/api/v1/applications/[id]/providers/[connectionId]/route'
import { POST as postConnection } from '@/app/api/v1/applications/[id]/providers/route'
import { POST as postWebhook } from '@/app/api/v1/applications/[id]/webhooks/route'
import { newId } from '@/lib/ids'
import { type Answer, call } from '@/lib/testing/calls'
import { type TestHouse, testHouse } from '@/lib/testing/house'
import { openSessionShop, type SessionShop } from '@/lib/testing/sessions'

let house: TestHouse
let shop: SessionShop

beforeAll(async () => {
  house = await testHouse({ withSandbox: true, env: { WEBHOOK_ALLOW_LOOPBACK: 'true' } })
})
afterAll(() => house.close())
beforeEach(async () => {
  shop = await openSessionShop(house, [])
})

const asked = (body: object, params: Record<string, string> = {}) => ({
  params: { id: shop.applicationId, ...params },
  apiKey: shop.clientKey,
  organisationId: shop.organisationId,
  body,
})

const addKey = () => call(postKey, asked({}))
const addWebhook = () => call(postWebhook, asked({ url: 'http://127.0.0.1:9/hook' }))
const addConnection = () =>
  call(
    postConnection,
    asked({
      name: 'stripe',
      paymentMethods: ['card'],
      credentials: { apiKey: `sk_test_room${newId().replaceAll('-', '')}` },
    }),
  )
const change = (answer: Answer | undefined, isActive: boolean) =>
  call(patchConnection, asked({ isActive }, { connectionId: String(answer?.json.id) }))

const inTurn = async (times: number, add: () => Promise<Answer>) => {
  const answers: Answer[] = []
  for (let at = 0; at < times; at++) answers.push(await add())
  expect(answers.map(({ status }) => status)).toEqual(Array(times).fill(201))
  return answers
}

/** Eight at once: as many as there is room for are made, the others are told why not. */
async function race(room: number, add: () => Promise<Answer>, details: string): Promise<void> {
  const answers = await Promise.all(Array.from({ length: 8 }, add))
  const refused = answers.filter(({ status }) => status !== 201)
  expect(refused).toHaveLength(8 - room)
  for (const { json, status } of refused)
    expect([status, json]).toEqual([
      409,
      {
        error: 'Conflict',
        message: expect.stringMatching(/at most/),
        code: 409,
        details,
        errorCode: expect.stringMatching(/_TOO_MANY$/),
      },
    ])
}

describe('an application has at most', () => {
  test('twenty keys that are not revoked', async () => {
    // It has one by now.
    await inTurn(17, addKey)
    await race(2, addKey, 'Too many keys')
  })

  test('twenty connections that are switched on', async () => {
    const [first] = await inTurn(18, addConnection)
    await race(2, addConnection, 'Too many provider connections')
    expect((await change(first, false)).status).toBe(200)
    await inTurn(1, addConnection)
    expect([(await change(first, true)).status, (await change(first, false)).status]).toEqual([409, 200])
  })

  test('fifty webhooks', async () => {
    await inTurn(48, addWebhook)
    await race(2, addWebhook, 'Too many webhook subscriptions')
  })
})
