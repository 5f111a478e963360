// Card testing where a provider's own page takes the card: a checkout, and a session at the merchant's own account.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { POST as enter } from '@/app/checkout/[sessionId]/session/route'
import { paymentLocks } from '@/db/schema/card-testing'
import { newId } from '@/lib/ids'
import { call } from '@/lib/testing/calls'
import { withBusiness } from '@/lib/testing/fixtures'
import { hearEvents } from '@/lib/testing/payer'
import {
  askSession,
  freshOrder,
  hearNotices,
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
})
