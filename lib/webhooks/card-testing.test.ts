// Card testing where a provider's own page takes the card: a checkout, and a session at the merchant's own account.
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as enter } from '@/app/checkout/[sessionId]/session/route'
import { providerConnections } from '@/db/schema/applications'
import { paymentLocks } from '@/db/schema/card-testing'
import { inbox } from '@/db/schema/mail'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import { hearEvents } from '@/lib/testing/payer'
import {
  askSession,
  breakProvider,
  freshOrder,
  hearNotices,
  mendProvider,
  openSession,
  openSessionStory,
  payAtProvider,
  type SessionStory,
  sessionOf,
} from '@/lib/testing/session-story'
import { checkoutsOf, postCheckout } from '@/lib/testing/shop'

const DECLINED = 'pm_card_chargeDeclined'
const TIMES = 6

describe('a checkout', () => {
  // promise 130
  withBusiness(
    'ends after six declines, and its reference is paused in the dialect’s own words',
    async ({ house, shop }) => {
      const reference = newId()
      const asking = { InternalReferenceId: reference, UiMode: 'embedded' }
      const { json } = await postCheckout(shop, asking)
      const sessionId = String(json.SessionId)
      const payer = { params: { sessionId }, headers: { 'x-remit-address': '198.51.100.4' } }
      expect((await call(enter, payer)).status).toBe(200)
      for (let at = 0; at < TIMES; at++) {
        await shop.sandbox
          .post(`checkout_sessions/${sessionId}/pay`, { payment_method: DECLINED })
          .catch((error: Error) => expect(error.message).toMatch(/declined/))
        await hearEvents(shop)
      }
      expect((await checkoutsOf(shop, reference))[0]).toMatchObject({ checkout: { state: 'expired' } })
      const again = await postCheckout(shop, asking)
      expect(again).toMatchObject({ status: 429, json: { ResponseStatus: { ErrorCode: 'PaymentPaused' } } })
      expect(Number(again.headers.get('retry-after'))).toBeGreaterThan(500)
      expect((await postCheckout(shop, { ...asking, InternalReferenceId: newId() })).status).toBe(200)
      // Whoever has the seller's key is not shut out by what others tried.
      expect(
        (await postCheckout(shop, asking, { apiKey: shop.apiKey, organisationId: shop.organisationId }))
          .status,
      ).toBe(200)
      await house.db.update(paymentLocks).set({ until: new Date(0) })
      expect((await postCheckout(shop, asking)).status).toBe(200)
    },
  )
})

describe('a session', () => {
  let story: SessionStory
  beforeAll(async () => {
    story = await openSessionStory()
  })
  afterAll(() => story.close())

  it('is cancelled after six declines, and its order is paused in the dialect’s own words', async () => {
    // promise 130
    const order = freshOrder()
    const { id, reference } = await openSession(story, { body: order })
    for (let at = 0; at < TIMES; at++) {
      await payAtProvider(story, reference, DECLINED).catch((error: Error) =>
        expect(error.message).toMatch(/declined/),
      )
      await hearNotices(story)
    }
    expect(await sessionOf(story, id)).toMatchObject({ state: 'CANCELLED' })
    const again = await askSession(story, { body: order })
    expect(again).toMatchObject({ status: 429, json: { code: 429, errorCode: 'PAYMENT_PAUSED' } })
    expect((await askSession(story)).status).toBe(201)
  })
  it('counts every decline of a burst, although a payment remembers the last one only', async () => {
    // promise 130
    const { id, reference } = await openSession(story, { body: freshOrder() })
    for (let at = 0; at < TIMES; at++)
      await payAtProvider(story, reference, DECLINED).catch((error: Error) =>
        expect(error.message).toMatch(/declined/),
      )
    await hearNotices(story)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'CANCELLED' })
  })

  /** The newest one of the merchant. */
  const intentIn = async ({ line, merchants }: SessionStory) => {
    const [intent] = await line.sandbox.objects('payment_intent', merchants[0]?.accountId ?? '')
    return String(intent?.id)
  }
  const authenticationFails = async (reference: string) => {
    await payAtProvider(story, reference, 'pm_card_authenticationRequired')
    const intent = await intentIn(story)
    await story.line.sandbox.post(`payment_intents/${intent}/authenticate`, { outcome: 'fail' })
  }

  it('ends after a burst whose last try came to no charge', async () => {
    // promise 130
    const { id, reference } = await openSession(story, { body: freshOrder() })
    for (let at = 0; at < TIMES; at++)
      await payAtProvider(story, reference, DECLINED).catch((error: Error) =>
        expect(error.message).toMatch(/declined/),
      )
    await authenticationFails(reference)
    await hearNotices(story)
    expect(await sessionOf(story, id)).toMatchObject({ state: 'CANCELLED' })
  })

  it('a key that may not list charges counts the decline that is told of, and names the right', async () => {
    // promises 130, 140
    const { id, reference } = await openSession(story, { body: freshOrder() })
    const fault = { method: 'GET', path: '/v1/charges', kind: 'refuse', status: 403, times: 50 }
    const message = 'The provided key does not have the required permissions.'
    await breakProvider(story, 0, { ...fault, error: { type: 'invalid_request_error', message } })
    const connections = () => story.house.db.select().from(providerConnections)
    for (let at = 0; at < TIMES; at++) {
      await payAtProvider(story, reference, DECLINED).catch((error: Error) =>
        expect(error.message).toMatch(/declined/),
      )
      await hearNotices(story)
    }
    const waiting = await story.house.db.$count(inbox, eq(inbox.state, 'received'))
    expect([waiting, (await sessionOf(story, id)).state]).toEqual([0, 'CANCELLED'])
    const lacking = (await connections()).find((one) => one.id === story.shop.connections[0]?.id)
    expect(lacking?.missingRight).toBe('Charges and Refunds: Read')
    await mendProvider(story, 0)
    const next = await openSession(story, { body: freshOrder() })
    await payAtProvider(story, next.reference, DECLINED).catch(() => undefined)
    await hearNotices(story)
    const whole = (await connections()).find((one) => one.id === story.shop.connections[0]?.id)
    expect(whole?.missingRight).toBeNull()
  })
})
