// Refunds that two replicas take up, one of them stalled in between: the money goes back once.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { refunds } from '@/db/schema/payments'
import { newId } from '@/lib/ids'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { expectBooksToAgree, expectInvariants, hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { pursueRefund, refundPayment } from './refund'
import type { DueRefund } from './refund-store'

it.afterAll(async ({ business }) => {
  await expectBooksToAgree(business)
  await expectInvariants(business)
})

const faultOn = (business: Business, kind: string, when: 'before' | 'after', times: number) =>
  business.sandbox.post('faults', {
    ...{ account: business.accountId, method: 'POST', path: '/v1/refunds', kind, when, times },
  })

const rowOf = async (house: TestHouse, id: string) =>
  (await house.db.select().from(refunds).where(eq(refunds.id, id)))[0]

const made = async (business: Business) =>
  (await business.sandbox.objects('refund', business.accountId)).length

/** A refund of a tenth whose first call was refused by what stands before Stripe, as it was before that answer and as it is after. */
async function brokenRefund(business: Business) {
  const { invoiceId, token } = await sendBill(business)
  await payBill(business, token)
  await hearEvents(business)
  const [payment] = await paymentsOf(business, invoiceId)
  if (!payment) throw new Error('nothing was paid')
  await faultOn(business, '503', 'before', 1)
  const order = { id: newId(), amount: '14.00', reason: null }
  const after = await refundPayment(business.house, business.organisationId, invoiceId, payment.id, order)
  expect(after).toMatchObject({ state: 'opening', keyGeneration: 1 })
  const stale: DueRefund = { refund: { ...after, keyGeneration: 0 }, payment }
  return { stale, fresh: { refund: after, payment } satisfies DueRefund }
}

it('a process stalled before its call makes no second refund', async ({ business, house }) => {
  // promise 17, promise 123
  const { fresh, stale } = await brokenRefund(business)
  const before = await made(business)
  await pursueRefund(house, fresh)
  await pursueRefund(house, stale)
  expect(await made(business)).toBe(before + 1)
  expect(await rowOf(house, fresh.refund.id)).toMatchObject({ state: 'succeeded' })
})

it('a process stalled before its call makes no second refund when the other’s response was lost', async ({
  business,
  house,
}) => {
  // promise 17, promise 123
  const { fresh, stale } = await brokenRefund(business)
  const before = await made(business)
  await faultOn(business, 'drop', 'after', 2)
  await expect(pursueRefund(house, fresh)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
  await pursueRefund(house, stale)
  expect(await made(business)).toBe(before + 1)
  expect(await rowOf(house, fresh.refund.id)).toMatchObject({ state: 'succeeded' })
})

it('a refund is not given up because our key was wrong for a while: it may already exist', async ({
  business,
  house,
}) => {
  // promise 31, promise 120
  const { fresh } = await brokenRefund(business)
  const before = await made(business)
  await faultOn(business, 'drop', 'after', 2)
  await expect(pursueRefund(house, fresh)).rejects.toMatchObject({ code: 'Payment.ProviderError' })
  const env = { ...house.env, stripeSecretKey: 'sk_test_of_nobody' }
  await expect(pursueRefund({ ...house, env }, fresh)).rejects.toMatchObject({
    code: 'Payment.ProviderError',
  })
  expect(await rowOf(house, fresh.refund.id)).toMatchObject({ state: 'opening' })
  await pursueRefund(house, fresh)
  expect(await made(business)).toBe(before + 1)
  expect(await rowOf(house, fresh.refund.id)).toMatchObject({ state: 'succeeded' })
})
