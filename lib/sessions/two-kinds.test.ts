// Sessions over two kinds of provider, Stripe and Mollie: the same promises hold at either, and between them.
import { randomUUID } from 'node:crypto'
import { describe, expect } from 'vitest'
import { POST as postCancel } from '@/app/api/v1/sessions/[id]/cancel/route'
import { POST as postNotice } from '@/app/webhooks/providers/[connectionId]/route'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withStory as it } from '@/lib/testing/fixtures'
import {
  askRefund,
  askSession,
  attemptsOf,
  breakProvider,
  freshOrder,
  ledgerOf,
  objectsOf,
  type SessionStory,
  sessionOf,
  violationsIn,
} from '@/lib/testing/session-story'
import { openSessionShop } from '@/lib/testing/sessions'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { sweepRefunds, sweepSessions } from './sweep'

interface MixedStory extends SessionStory {
  mollieKey: string
  profile: string
}

/** A shop with both, whose providers have no past; the first goes first among equals. */
async function mixed(story: SessionStory, first: 'stripe' | 'mollie'): Promise<MixedStory> {
  const mollieKey = `test_${randomUUID().replaceAll('-', '')}`
  const merchant = await story.line.openMerchant()
  const keys = first === 'stripe' ? [merchant.key, mollieKey] : [mollieKey, merchant.key]
  const shop = await openSessionShop(story.house, keys)
  const answer = await fetch(`${story.house.env.mollieApiBase}/v2/profiles/me`, {
    headers: { authorization: `Bearer ${mollieKey}` },
  })
  const { id: profile } = (await answer.json()) as { id: string }
  return { ...story, shop, merchants: [merchant], mollieKey, profile }
}

const breakMollie = ({ line, profile }: MixedStory, fault: object) =>
  line.sandbox.post('faults', { account: profile, method: 'POST', path: '/mollie/v2/payments', ...fault })

const mollie = ({ line }: SessionStory, reference: string, act: string, body = {}) =>
  line.sandbox.post(`mollie/payments/${reference}/${act}`, body)

/** What a session has at Mollie. */
async function paymentsAt({ house, mollieKey }: MixedStory): Promise<{ id: string; status: string }[]> {
  const answer = await fetch(`${house.env.mollieApiBase}/v2/payments`, {
    headers: { authorization: `Bearer ${mollieKey}` },
  })
  const { _embedded: embedded } = (await answer.json()) as {
    _embedded: { payments: { id: string; status: string }[] }
  }
  return embedded.payments
}

/** As Mollie posts it: an id, signed by nobody. */
async function tell({ house, shop }: SessionStory, reference: string): Promise<number> {
  const connectionId = shop.connections.find(({ provider }) => provider === 'mollie')?.id ?? ''
  const request = new Request(`http://localhost:3000/webhooks/providers/${connectionId}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: `id=${reference}`,
  })
  const { status } = await postNotice(request, { params: Promise.resolve({ connectionId }) })
  await drainInbox(house)
  return status
}

async function openAtMollie(shop: MixedStory) {
  const answer = await askSession(shop)
  expect([answer.status, answer.json.routing]).toMatchObject([201, { selectedProvider: 'mollie' }])
  const id = String(answer.json.sessionId)
  const [attempt] = await attemptsOf(shop, id)
  return { id, reference: attempt?.providerReference ?? '', answer }
}

async function openPaidAtMollie(shop: MixedStory) {
  const session = await openAtMollie(shop)
  await mollie(shop, session.reference, 'pay')
  return session
}

const cancel = (shop: SessionStory, id: string) =>
  call(postCancel, { params: { id }, headers: { authorization: `Bearer ${shop.shop.apiKey}` } })

describe('a session at Mollie', () => {
  it('is paid at Mollie’s own page, and succeeds once however often it is told', async ({ story }) => {
    // promise 44
    const shop = await mixed(story, 'mollie')
    const { answer, id, reference } = await openAtMollie(shop)
    expect(String(answer.json.checkoutUrl)).toContain(reference)
    // A rumour, which Mollie is asked about.
    expect(await tell(shop, reference)).toBe(200)
    expect(await sessionOf(shop, id)).toMatchObject({ state: 'PENDING' })
    await mollie(shop, reference, 'pay')
    for (let turn = 0; turn < 5; turn++) expect(await tell(shop, reference)).toBe(200)
    expect(await sessionOf(shop, id)).toMatchObject({ state: 'SUCCEEDED', capturedMinor: 14_076 })
    expect(await ledgerOf(shop, id)).toHaveLength(1)
  })

  it('is settled by the sweep when no event arrives', async ({ story }) => {
    // promise 119
    const shop = await mixed(story, 'mollie')
    const { id } = await openPaidAtMollie(shop)
    story.house.clock.advance(61)
    await sweepSessions(story.house)
    expect(await sessionOf(shop, id)).toMatchObject({ state: 'SUCCEEDED' })
  })

  it.for([
    ['fail', 'FAILED'],
    ['expire', 'EXPIRED'],
    ['cancel', 'CANCELLED'],
  ] as const)('that ends there as %s is %s, and its order is free', async ([act, state], { story }) => {
    const shop = await mixed(story, 'mollie')
    const { id, reference } = await openAtMollie(shop)
    await mollie(shop, reference, act)
    await tell(shop, reference)
    const session = await sessionOf(shop, id)
    expect(session).toMatchObject({ state, capturedMinor: 0, nextCheckAt: null })
    const again = await askSession(shop, { body: { orderReference: session.orderReference } })
    expect(again.status).toBe(201)
  })

  it('is cancelled where Mollie can cancel it, and not marked so where it cannot', async ({ story }) => {
    const shop = await mixed(story, 'mollie')
    const { id, reference } = await openAtMollie(shop)
    expect((await cancel(shop, id)).status).toBe(409)
    expect(await sessionOf(shop, id)).toMatchObject({ state: 'PENDING' })
    await mollie(shop, reference, 'cancelable', { isCancelable: true })
    expect(await cancel(shop, id)).toMatchObject({ status: 200, json: { status: 'CANCELLED' } })
  })

  it('is refunded in part, at the dashboard too, and never beyond what was paid', async ({ story }) => {
    // promise 45
    const shop = await mixed(story, 'mollie')
    const { id, reference } = await openPaidAtMollie(shop)
    await tell(shop, reference)
    const answers = await Promise.all(Array.from({ length: 8 }, () => askRefund(shop, id, '30.00')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 201, 409, 409, 409, 409])
    await mollie(shop, reference, 'refund', { value: '10.00' })
    await tell(shop, reference)
    await settleRefunds(shop, reference)
    await tell(shop, reference)
    expect(await sessionOf(shop, id)).toMatchObject({ state: 'PARTIALLY_REFUNDED', refundedMinor: 13_000 })
    expect((await askRefund(shop, id, '10.77')).status).toBe(409)
    expect(await askRefund(shop, id)).toMatchObject({ status: 201, json: { amount: 10.76 } })
    await settleRefunds(shop, reference)
    story.house.clock.advance(1_000)
    await sweepRefunds(story.house)
    expect(await sessionOf(shop, id)).toMatchObject({ state: 'REFUNDED', refundedMinor: 14_076 })
  })

  /** The bank has paid all of them out. */
  async function settleRefunds({ house, line, mollieKey }: MixedStory, reference: string) {
    const answer = await fetch(`${house.env.mollieApiBase}/v2/payments/${reference}/refunds`, {
      headers: { authorization: `Bearer ${mollieKey}` },
    })
    const { _embedded: embedded } = (await answer.json()) as {
      _embedded: { refunds: { id: string; status: string }[] }
    }
    // The sandbox's bank may have been faster.
    for (const { id, status } of embedded.refunds)
      if (status !== 'refunded')
        await line.sandbox.post(`mollie/refunds/${id}/settle`).catch((error: unknown) => {
          if (!String(error).includes('is refunded and cannot')) throw error
        })
  }
})

describe('between the two', () => {
  it.for([
    ['a 500', { kind: '500' }],
    ['a 503', { kind: '503' }],
    ['a 429', { kind: '429' }],
  ] as const)('Stripe fails (%s): Mollie takes over', async ([_, fault], { story }) => {
    const shop = await mixed(story, 'stripe')
    await breakProvider(shop, 0, fault)
    const { id } = await openAtLast(shop, 'mollie')
    expect(await objectsOf(shop, id)).toEqual([])
    expect(await paymentsAt(shop)).toMatchObject([{ status: 'open' }])
  })

  it.for([
    ['a 500', { kind: '500' }],
    ['a 503', { kind: '503' }],
    ['a 429', { kind: '429' }],
  ] as const)('Mollie fails (%s): Stripe takes over', async ([_, fault], { story }) => {
    const shop = await mixed(story, 'mollie')
    await breakMollie(shop, fault)
    const { id } = await openAtLast(shop, 'stripe')
    expect(await objectsOf(shop, id)).toMatchObject([{ status: 'open' }])
    expect(await paymentsAt(shop)).toEqual([])
  })

  it('a provider that does not support the currency is skipped', async ({ story }) => {
    const shop = await mixed(story, 'mollie')
    const body = {
      currency: 'KRW',
      amount: { total: 11_900 },
      orderItems: [{ name: 'Tea', quantity: 1, unitPrice: 11_900 }],
    }
    const answer = await askSession(shop, { body })
    expect(answer).toMatchObject({ status: 201, json: { routing: { selectedProvider: 'stripe' } } })
  })

  it.for([
    ['a 500 after the effect', { kind: '500', when: 'after' }],
    ['a cut after the effect', { kind: 'drop', when: 'after', times: 2 }],
  ] as const)(
    'Mollie’s response is lost (%s): its payment is used, and Stripe is not asked',
    async ([_, fault], { story }) => {
      // promise 32, promise 120
      const shop = await mixed(story, 'mollie')
      await breakMollie(shop, fault)
      const asking = { key: newId(), body: freshOrder() }
      const first = await askSession(shop, asking)
      const answer = first.status === 201 ? first : await askSession(shop, asking)
      expect(answer).toMatchObject({ status: 201, json: { routing: { selectedProvider: 'mollie' } } })
      expect(await paymentsAt(shop)).toHaveLength(1)
      expect(await objectsOf(shop, String(answer.json.sessionId))).toEqual([])
    },
  )

  async function openAtLast(shop: MixedStory, provider: string) {
    const answer = await askSession(shop)
    expect(answer).toMatchObject({ status: 201, json: { routing: { selectedProvider: provider } } })
    return { id: String(answer.json.sessionId) }
  }
})

it('afterwards the books have no problems', async ({ story }) => {
  expect(await violationsIn(story)).toEqual([])
})
