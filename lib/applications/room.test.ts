// How much an application may have of everything, also when many ask for the last place at once.
import { describe, expect } from 'vitest'
import { POST as postKey } from '@/app/api/v1/applications/[id]/api-keys/route'
import { PATCH as patchConnection } from '@/app/api/v1/applications/[id]/providers/[connectionId]/route'
import { POST as postConnection } from '@/app/api/v1/applications/[id]/providers/route'
import { POST as postWebhook } from '@/app/api/v1/applications/[id]/webhooks/route'
import { newId } from '@/lib/ids'
import { type Answer, call } from '@/lib/testing/calls'
import { withSandbox } from '@/lib/testing/fixtures'
import { openSessionShop, type SessionShop } from '@/lib/testing/sessions'

const test = withSandbox
  .extend('needs', { withSandbox: true, env: { WEBHOOK_ALLOW_LOOPBACK: 'true' } })
  .extend('shop', ({ house }) => openSessionShop(house, []))

const asked = (shop: SessionShop, body: object, params: Record<string, string> = {}) => ({
  params: { id: shop.applicationId, ...params },
  apiKey: shop.clientKey,
  organisationId: shop.organisationId,
  body,
})

const addKey = (shop: SessionShop) => call(postKey, asked(shop, {}))
const addWebhook = (shop: SessionShop) => call(postWebhook, asked(shop, { url: 'http://127.0.0.1:9/hook' }))
const addConnection = (shop: SessionShop) =>
  call(
    postConnection,
    asked(shop, {
      name: 'stripe',
      paymentMethods: ['card'],
      credentials: { apiKey: `sk_test_room${newId().replaceAll('-', '')}` },
    }),
  )
const change = (shop: SessionShop, answer: Answer | undefined, isActive: boolean) =>
  call(patchConnection, asked(shop, { isActive }, { connectionId: String(answer?.json.id) }))

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
  test('twenty keys that are not revoked', async ({ shop }) => {
    // It has one by now.
    await inTurn(17, () => addKey(shop))
    await race(2, () => addKey(shop), 'Too many keys')
  })

  test('twenty connections that are switched on', async ({ shop }) => {
    const [first] = await inTurn(18, () => addConnection(shop))
    await race(2, () => addConnection(shop), 'Too many provider connections')
    expect((await change(shop, first, false)).status).toBe(200)
    await inTurn(1, () => addConnection(shop))
    expect([(await change(shop, first, true)).status, (await change(shop, first, false)).status]).toEqual([
      409, 200,
    ])
  })

  test('fifty webhooks', async ({ shop }) => {
    await inTurn(48, () => addWebhook(shop))
    await race(2, () => addWebhook(shop), 'Too many webhook subscriptions')
  })
})
