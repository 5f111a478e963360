// Letters about a checkout: they speak of an order, and go to whom Stripe knows as its payer.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { outbox } from '@/db/schema/mail'
import { payments, refunds } from '@/db/schema/payments'
import { createCheckout } from '@/lib/checkouts/create'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { expectInvariants, hearEvents } from '@/lib/testing/payer'
import { orderOf } from '@/lib/testing/shop'
import { composeMail } from './compose'

async function chargeOf(house: TestHouse, paymentId: string): Promise<string | null | undefined> {
  const [payment] = await house.db.select().from(payments).where(eq(payments.id, paymentId))
  return payment?.chargeReference
}

it('they name the order, and none is written to a payer whose address is not known', async ({
  house,
  shop,
}) => {
  const order = orderOf(shop, { internalReferenceId: 'booking-4711' })
  const { session } = await createCheckout(house, order)
  const method = await shop.sandbox.post(`checkout_sessions/${session.reference}/pay`, {
    payment_method: 'pm_card_visa',
  })
  expect(method).toMatchObject({ status: 'complete' })
  await hearEvents(shop)
  const kinds = async () => (await house.db.select().from(outbox)).map(({ kind }) => kind).toSorted()
  // The test card has no email address, so there is nobody to send a receipt to.
  expect(await kinds()).toEqual(['paid-notice'])
  const [letter] = await house.db.select().from(outbox)
  if (!letter) throw new Error('no letter')
  const mail = await composeMail(house, letter)
  expect(mail.subject).toMatch(/booking-4711/)
  expect(mail.text).not.toMatch(/Rechnung|Invoice/)

  const { paymentId } = letter.content
  const giveAddress = () =>
    house.db
      .$client`update payments set billing = '{"name":"Ada","email":"ada@example.com"}' where id = ${paymentId ?? ''}`
  await giveAddress()
  const receipt = await composeMail(house, { ...letter, kind: 'receipt' })
  expect(receipt).toMatchObject({
    to: [{ name: 'Ada', address: 'ada@example.com' }],
    subject: expect.stringMatching(/Bestellung booking-4711/),
  })

  await shop.sandbox.post(`charges/${await chargeOf(house, paymentId ?? '')}/refund`, { amount: 500 })
  await hearEvents(shop)
  const [refund] = await house.db.select().from(refunds)
  await giveAddress()
  const notice = await composeMail(house, {
    ...letter,
    kind: 'refund-notice',
    content: { refundId: refund?.id ?? '' },
  })
  expect(notice.subject).toMatch(/Erstattung .* Bestellung booking-4711/)
  expect(await kinds()).toEqual(['paid-notice'])
  await expectInvariants(shop)
})
