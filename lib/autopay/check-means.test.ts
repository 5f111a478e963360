// A means that is gone, or a mandate that a bank has ended, ends the agreement as soon as Stripe tells of it.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { autopayConsents } from '@/db/schema/autopay'
import { outbox } from '@/db/schema/mail'
import { agree, billIn, debitOf, lettersOf } from '@/lib/testing/autopay'
import type { Business } from '@/lib/testing/business'
import { deliver, madeUpEvent } from '@/lib/testing/event-delivery'
import { withFreshBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents } from '@/lib/testing/payer'
import { drainInbox } from '@/lib/webhooks/drain-inbox'
import { listMissedEvents } from '@/lib/webhooks/list-missed'

it.beforeEach(async ({ house }) => {
  await house.db.delete(outbox)
})

async function consentOf({ customerId, house }: Business) {
  const [row] = await house.db
    .select()
    .from(autopayConsents)
    .where(eq(autopayConsents.customerId, customerId))
  if (!row) throw new Error('no agreement')
  return row
}

async function expectEnded(business: Business, invoiceId: string, reason: string): Promise<void> {
  expect(await consentOf(business)).toMatchObject({ revokedBy: 'method', reason })
  expect(await debitOf(business, invoiceId)).toMatchObject({ state: 'called-off', reason: 'consent-ended' })
  expect(await lettersOf(business, 'autopay-ended')).toHaveLength(1)
  expect(await lettersOf(business, 'autopay-ended-notice')).toHaveLength(1)
}

it('a mandate that its bank has ended ends the agreement, and both are told once', async ({ business }) => {
  await agree(business, 'pm_sepa_debit')
  const { invoiceId } = await billIn(business, 40)
  const { mandateReference } = await consentOf(business)
  await business.sandbox.post(`mandates/${mandateReference}/end`)
  await hearEvents(business)
  await hearEvents(business)
  await expectEnded(business, invoiceId, 'mandate_invalid')
})

it('a means that was taken away in the Dashboard ends it', async ({ business }) => {
  await agree(business)
  const { invoiceId } = await billIn(business, 40)
  const { methodReference } = await consentOf(business)
  await business.sandbox.post(`payment_methods/${methodReference}/detach`)
  await hearEvents(business)
  await expectEnded(business, invoiceId, 'payment_method_detached')
})

it('is found where the event was missed', async ({ business }) => {
  const { house } = business
  await agree(business)
  const { invoiceId } = await billIn(business, 40)
  const { methodReference } = await consentOf(business)
  await business.sandbox.post(`payment_methods/${methodReference}/detach`)
  await listMissedEvents(house)
  await drainInbox(house)
  await expectEnded(business, invoiceId, 'payment_method_detached')
})

// An event is a rumour: what it says of itself has no effect.
it('what is told and not so changes nothing', async ({ business }) => {
  const { accountId, house } = business
  await agree(business, 'pm_sepa_debit')
  const { mandateReference, methodReference } = await consentOf(business)
  const mandate = { id: mandateReference, object: 'mandate', status: 'inactive' }
  const method = { id: methodReference, object: 'payment_method', customer: null }
  await deliver(house, madeUpEvent(accountId, 'mandate.updated', mandate))
  await deliver(house, madeUpEvent(accountId, 'payment_method.detached', method))
  await drainInbox(house)
  expect(await consentOf(business)).toMatchObject({ revokedAt: null })
})
