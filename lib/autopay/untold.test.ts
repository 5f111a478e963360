// Nobody is debited untold, and the seller hears why nothing comes in.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { setHouseClock } from '@/db/house-clock'
import { customers } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { viewAttention } from '@/lib/reports/attention'
import { agree, billIn, debitOf, deliver, lettersOf, pass, runDebits } from '@/lib/testing/autopay'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'

it.beforeEach(async ({ house }) => {
  await house.db.delete(outbox)
})

it('a debit of who has no address is not made', async ({ business }) => {
  await agree(business)
  const { invoiceId } = await billIn(business, 0)
  await business.house.db.update(customers).set({ email: null }).where(eq(customers.id, business.customerId))
  await runDebits(business)
  await pass(business, 8)
  expect(await debitOf(business, invoiceId)).toMatchObject({
    ...{ state: 'planned', tries: 0, reason: 'not-told' },
  })
  expect(await lettersOf(business, 'autopay-untold-notice')).toHaveLength(1)
  const found = { email: 'found@example.com' }
  await business.house.db.update(customers).set(found).where(eq(customers.id, business.customerId))
  await pass(business, 5)
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'collected', reason: null })
})

it('a debit whose letter finds no mailbox waits, which the seller is told once, until the address is right', async ({
  business,
}) => {
  const { house, organisationId } = business
  await agree(business)
  const { invoiceId } = await billIn(business, 0)
  await runDebits(business, false)
  await house.db.update(outbox).set({ state: 'dead' }).where(eq(outbox.kind, 'autopay-coming'))
  await pass(business, 5)
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'planned', reason: 'not-told' })
  expect(await lettersOf(business, 'autopay-untold-notice')).toHaveLength(1)
  const held = await house.db.query.webhookEvents.findMany({
    where: (event, { and: both, eq: is }) =>
      both(is(event.type, 'autopay.debit_held'), is(event.organisationId, organisationId)),
  })
  expect(held).toHaveLength(1)
  const { trouble } = await viewAttention(house, organisationId)
  expect(trouble.untoldDebits).toBe(1)
  // When it was changed is written by the clock that all share.
  await setHouseClock(house.db, Math.ceil((house.clock.now().getTime() - Date.now()) / 1000))
  const right = { email: 'right@example.com' }
  await house.db.update(customers).set(right).where(eq(customers.id, business.customerId))
  await pass(business, 5)
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'collected', reason: null })
  expect((await viewAttention(house, organisationId)).trouble.untoldDebits).toBe(0)
})

it('a debit whose letter still waits after a week is shown to the seller', async ({ business }) => {
  await agree(business)
  const { invoiceId } = await billIn(business, 0)
  await runDebits(business, false)
  await pass(business, 6, false)
  expect(await debitOf(business, invoiceId)).toMatchObject({ reason: null })
  await pass(business, 2, false)
  expect(await debitOf(business, invoiceId)).toMatchObject({ reason: 'not-told', tries: 0 })
  expect(await lettersOf(business, 'autopay-untold-notice')).toHaveLength(1)
})

it('a debit of whose letter nothing is known any more is told anew, and then collected', async ({
  business,
}) => {
  await agree(business)
  const { invoiceId } = await billIn(business, 0)
  await runDebits(business)
  await business.house.db.delete(outbox)
  await pass(business, 4)
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'planned', reason: null })
  expect(await lettersOf(business, 'autopay-coming')).toHaveLength(1)
  await pass(business, 3)
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'collected' })
})

it('a debit whose letter left late comes three days after it left', async ({ business }) => {
  await agree(business)
  const { invoiceId } = await billIn(business, 0)
  await runDebits(business, false)
  await pass(business, 0.5, false)
  await deliver(business)
  await pass(business, 2.5)
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'planned', tries: 0 })
  await pass(business, 1)
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'collected', reason: null })
})
