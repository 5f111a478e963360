// What the webhook addresses let in, and what they refuse without writing a row.
import { createHmac } from 'node:crypto'
import { describe, expect } from 'vitest'
import { openDatabase } from '@/db/database'
import { inbox } from '@/db/schema/mail'
import { readEnv } from '@/lib/env'
import { deliver, inboxRows, madeUpEvent, post, secretOf, signatureOf } from '@/lib/testing/event-delivery'
import { withHouse as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { takeStripeEvent } from './intake'

it.beforeEach(async ({ house }) => {
  await house.db.delete(inbox)
})

const event = () =>
  madeUpEvent('acct_baker', 'payment_intent.succeeded', { id: 'pi_1', object: 'payment_intent' })
const requestOf = (body: string, signature: string) =>
  new Request('http://localhost:3000/webhooks/stripe/connect', {
    method: 'POST',
    body,
    headers: { 'stripe-signature': signature },
  })

/** How an endpoint with these secrets answers. */
async function statusWith(
  house: TestHouse,
  secrets: string[],
  text: string,
  signature: string,
): Promise<number> {
  const env = { ...house.env, stripeConnectWebhookSecrets: secrets }
  return (await takeStripeEvent({ ...house, env }, 'connect', requestOf(text, signature))).status
}

const seconds = () => Math.floor(Date.now() / 1000)

describe('who signed it', () => {
  // promise 40
  it.for<
    [string, (text: string, right: string, others: string) => [body: string, signature: string | undefined]]
  >([
    ['no signature', (text) => [text, undefined]],
    ['an empty signature', (text) => [text, '']],
    ['a signature that is no such thing', (text) => [text, 'Bearer 123']],
    ['a time without a signature', (text) => [text, `t=${seconds()}`]],
    ['the secret of somebody else', (text) => [text, signatureOf(text, 'whsec_somebody_else')]],
    ['the secret of the other endpoint', (text, _, others) => [text, signatureOf(text, others)]],
    ['one byte altered', (text, right) => [text.replace('pi_1', 'pi_2'), right]],
    ['one byte added', (text, right) => [`${text}\n`, right]],
    ['a byte order mark put before it', (text, right) => [`\ufeff${text}`, right]],
    ['the same JSON written anew', (text, right) => [JSON.stringify(JSON.parse(text)), right]],
    ['another scheme', (text, right) => [text, right.replace('v1=', 'v0=')]],
    [
      'a time put in place of the signed one',
      (text, right) => [text, right.replace(/t=\d+/, `t=${seconds() - 1}`)],
    ],
    ['two times', (text, right) => [text, `t=${seconds() - 1},${right}`]],
  ])('refuses %s and writes nothing', async ([_, tamper], { house }) => {
    const text = JSON.stringify(event(), undefined, 2)
    const [body, signature] = tamper(
      text,
      signatureOf(text, secretOf(house, 'connect')),
      secretOf(house, 'platform'),
    )
    const answer = await post(body, signature === undefined ? {} : { 'stripe-signature': signature })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ code: 'Webhook.SignatureInvalid' })
    expect(await inboxRows(house)).toEqual([])
  })

  // promise 42
  it.for([
    [-301, 400],
    [-299, 200],
    [299, 200],
    [301, 400],
  ] as const)('answers an event signed %i seconds from now with %i', async ([offset, status], { house }) => {
    const text = JSON.stringify(event())
    const signature = signatureOf(text, secretOf(house, 'connect'), seconds() + offset)
    expect((await post(text, { 'stripe-signature': signature })).status).toBe(status)
    expect(await inboxRows(house)).toHaveLength(status === 200 ? 1 : 0)
  })

  // promise 41
  it.each(['', ' ', ',', 'whsec_one,', ' , whsec_one'])(
    'does not start with %j as webhook secret',
    (secret) => {
      expect(() =>
        readEnv({ NODE_ENV: 'test', STRIPE_SECRET_KEY: 'sk_test_1', STRIPE_CONNECT_WEBHOOK_SECRET: secret }),
      ).toThrow(/STRIPE_CONNECT_WEBHOOK_SECRET/)
    },
  )

  // promise 41
  it.for<[string, string[]]>([
    ['none', []],
    ['an empty one', ['']],
    ['a blank one', [' ', '\t']],
  ])('refuses everything while its secret is %s', async ([_, secrets], { house }) => {
    const text = JSON.stringify(event())
    for (const key of ['', ...secrets]) {
      const v1 = createHmac('sha256', key).update(`${seconds()}.${text}`).digest('hex')
      expect(await statusWith(house, secrets, text, `t=${seconds()},v1=${v1}`)).toBe(503)
    }
    expect(await inboxRows(house)).toEqual([])
  })

  // promise 43
  it('takes the old and the new secret while both are set, and afterwards the new one alone', async ({
    house,
  }) => {
    const text = JSON.stringify(event())
    const ask = (secrets: string[]) =>
      Promise.all(
        ['whsec_old', 'whsec_new', 'whsec_older'].map((secret) =>
          statusWith(house, secrets, text, signatureOf(text, secret)),
        ),
      )
    expect(await ask(['whsec_old', 'whsec_new'])).toEqual([200, 200, 400])
    expect(await ask(['whsec_new'])).toEqual([400, 200, 400])
  })

  // promise 43
  it('takes a header in which Stripe signed with both secrets', async ({ house }) => {
    const text = JSON.stringify(event())
    const [time, other] = signatureOf(text, 'whsec_next').split(',')
    const [, right] = signatureOf(text, secretOf(house, 'connect')).split(',')
    expect((await post(text, { 'stripe-signature': `${time},${other},${right}` })).status).toBe(200)
  })
})

// promise 56
it.for(['postgres://remit:x@127.0.0.1:9/nobody', 'ended'])(
  'answers 503 while the database is down (%s), so that Stripe retries',
  async (url, { house }) => {
    const db = openDatabase(url === 'ended' ? house.env.databaseUrl : url)
    if (url === 'ended') await db.$client.end()
    const text = JSON.stringify(event())
    const answer = await takeStripeEvent(
      { ...house, db },
      'connect',
      requestOf(text, signatureOf(text, secretOf(house, 'connect'))),
    )
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).not.toBeNull()
    await db.$client.end()
  },
)

// promise 44
it('stores one event once, delivered a thousand times over sixteen connections', async ({ house }) => {
  const same = event()
  const statuses: number[] = []
  const connection = async () => {
    for (let turn = 0; turn < 63; turn++) statuses.push((await deliver(house, same)).status)
  }
  await Promise.all(Array.from({ length: 16 }, connection))
  expect(statuses).toHaveLength(1008)
  expect(new Set(statuses)).toEqual(new Set([200]))
  expect(await inboxRows(house)).toHaveLength(1)
})

// promise 56
it('acknowledges within a second, nearly always', async ({ house }) => {
  const tookMs: number[] = []
  for (let turn = 0; turn < 200; turn++) {
    const startedAt = performance.now()
    await deliver(house, event())
    tookMs.push(performance.now() - startedAt)
  }
  expect(tookMs.sort((a, b) => a - b)[197]).toBeLessThan(1000)
})
