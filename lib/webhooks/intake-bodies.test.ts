// What an event may look like and how large it may be: nothing that Stripe can send breaks the intake.
import { gzipSync } from 'node:zlib'
import { describe, expect } from 'vitest'
import { inbox } from '@/db/schema/mail'
import {
  deliver,
  inboxRowOf,
  inboxRows,
  madeUpEvent,
  post,
  secretOf,
  signatureOf,
} from '@/lib/testing/event-delivery'
import { withHouse as it } from '@/lib/testing/fixtures'
import { takeStripeEvent } from './intake'

it.beforeEach(async ({ house }) => {
  await house.db.delete(inbox)
})

const event = () =>
  madeUpEvent('acct_baker', 'payment_intent.succeeded', { id: 'pi_1', object: 'payment_intent' })

describe('the body', () => {
  // promise 57
  it('takes an event of a megabyte, and refuses more than two unread', async ({ house }) => {
    const big = { ...event(), padding: 'x'.repeat(1024 * 1024) }
    expect((await deliver(house, big)).status).toBe(200)
    for (const bytes of [2 * 1024 * 1024 + 1, 50 * 1024 * 1024]) {
      const text = 'x'.repeat(bytes)
      const signature = signatureOf(text, secretOf(house, 'connect'))
      expect((await post(text, { 'stripe-signature': signature })).status).toBe(413)
    }
    expect(await inboxRows(house)).toHaveLength(1)
  })

  // promise 57
  it('counts the bytes of a body that does not say how long it is, and stops reading', async ({ house }) => {
    let sent = 0
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 65_536
        controller.enqueue(new Uint8Array(65_536))
      },
    })
    const init = {
      method: 'POST',
      body: endless,
      duplex: 'half',
      headers: { 'stripe-signature': 't=1,v1=00' },
    }
    const request = new Request('http://localhost:3000/webhooks/stripe/connect', init as RequestInit)
    expect((await takeStripeEvent(house, 'connect', request)).status).toBe(413)
    expect(sent).toBeLessThan(4 * 1024 * 1024)
  })

  // promise 57
  it('refuses a compressed body without unpacking it', async ({ house }) => {
    const packed = gzipSync(Buffer.alloc(20 * 1024 * 1024))
    const answer = await post(packed, { 'content-encoding': 'gzip', 'stripe-signature': 't=1,v1=00' })
    expect(answer.status).toBe(415)
    expect(await inboxRows(house)).toEqual([])
  })

  // promise 50
  it.for<[string, object]>([
    ['a type nobody knows', { type: 'quantum.entangled' }],
    ['fields of a version to come', { api_version: '2031-01-01.zinnia', entangled: { with: [1, 2] } }],
    ['no data', { data: undefined }],
    [
      'null where a value may be missing',
      { livemode: null, created: null, account: null, related_object: null },
    ],
    ['a related object of another shape', { related_object: { id: null, url: '/v2/x' } }],
    [
      'a thin event',
      {
        object: 'v2.core.event',
        data: undefined,
        created: '2026-11-01T00:00:00Z',
        related_object: { id: 'pi_1', type: 'payment_intent' },
      },
    ],
    ['a time in milliseconds', { created: Date.now() }],
    ['a time before all times', { created: -1e14 }],
    ['a time that is none', { created: 'yesterday' }],
  ])('files an event with %s', async ([_, fields], { house }) => {
    const strange = { ...event(), ...fields }
    expect((await deliver(house, strange)).status).toBe(200)
    expect(await inboxRowOf(house, strange.id)).toMatchObject({ state: 'received' })
  })

  // promise 50
  it.for<[string, unknown]>([
    ['an array', []],
    ['null', null],
    ['a text', 'event'],
    ['an object without id', { type: 'x' }],
    ['an id that is a number', { id: 1, type: 'x' }],
    ['an id of a thousand characters', { id: 'e'.repeat(1000), type: 'x' }],
  ])('refuses %s, rightly signed, as no event', async ([_, body], { house }) => {
    const text = JSON.stringify(body)
    const answer = await post(text, { 'stripe-signature': signatureOf(text, secretOf(house, 'connect')) })
    expect(answer.status).toBe(400)
    expect(await inboxRows(house)).toEqual([])
  })

  // promise 60
  it.for<[string, string]>([
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', '\ud83d'],
    ['four-byte characters', '🥐🥖'.repeat(1000)],
    ['text from right to left', '\u202eمخبز'],
    ['a megabyte of text', 'ü'.repeat(512 * 1024)],
  ])('files an event with %s in it', async ([_, text], { house }) => {
    const strange = madeUpEvent('acct_baker', 'charge.succeeded', {
      id: 'ch_1',
      object: 'charge',
      description: text,
      metadata: { remit_payment: text.slice(0, 40), [text.slice(0, 40)]: 'x' },
    })
    expect((await deliver(house, strange)).status).toBe(200)
    expect(await inboxRowOf(house, strange.id)).toMatchObject({ state: 'received' })
  })

  // promise 60
  it.for(['id', 'type', 'account'])('never breaks over NUL in the %s', async (field, { house }) => {
    const answer = await deliver(house, { ...event(), [field]: 'a\u0000b' })
    expect([200, 400]).toContain(answer.status)
  })
})

// promise 93
it('files no client secret, though Stripe sends it along', async ({ house }) => {
  const secret = 'pi_3Qabc_secret_S3cretS3cret'
  const sent = madeUpEvent('acct_baker', 'payment_intent.succeeded', {
    id: 'pi_3Qabc',
    object: 'payment_intent',
    client_secret: secret,
  })
  expect((await deliver(house, sent)).status).toBe(200)
  const row = await inboxRowOf(house, sent.id)
  expect(row?.payload).not.toContain('S3cretS3cret')
  expect(JSON.parse(row?.payload ?? '')).toMatchObject({ id: sent.id, data: { object: { id: 'pi_3Qabc' } } })
})
