// An account that cannot be used any more is put aside, and onboarding begins anew; what was stays.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { POST as enable } from '@/app/organisations/[id]/payment-account/enable/route'
import { POST as reset } from '@/app/organisations/[id]/payment-account/reset/route'
import { GET as status } from '@/app/organisations/[id]/payment-account/status/route'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { payments } from '@/db/schema/payments'
import { openPayment } from '@/lib/payments/open'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { call } from '@/lib/testing/calls'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'

async function business(house: TestHouse) {
  const made = await openBusiness(house)
  const call_ = (handler: Parameters<typeof call>[0]) =>
    call(handler, { apiKey: made.apiKey, params: { id: made.organisationId } })
  return { ...made, enable: () => call_(enable), reset: () => call_(reset), status: () => call_(status) }
}

it('a healthy account cannot be reset', async ({ house }) => {
  const { reset: again } = await business(house)
  expect(await again()).toMatchObject({ status: 409, json: { code: 'PaymentAccount.NotResettable' } })
})

it('a disconnected account makes room for another, and a repeat changes nothing', async ({ house }) => {
  const {
    accountId,
    enable: enableAgain,
    organisationId,
    reset: again,
    sandbox,
    status: read,
  } = await business(house)
  await sandbox.post(`accounts/${accountId}/deauthorize`)
  await house.db
    .update(paymentAccounts)
    .set({ disconnectedAt: house.clock.now(), chargesEnabled: false })
    .where(eq(paymentAccounts.accountId, accountId))
  expect((await read()).json.status).toBe('Disconnected')
  expect((await enableAgain()).json.code).toBe('PaymentAccount.Disconnected')
  const answers = await Promise.all([again(), again(), again()])
  for (const { json } of answers) expect(json).toMatchObject({ status: 'NotStarted', accountId: null })
  const enabled = await enableAgain()
  expect(enabled.json.accountId).toMatch(/^acct_/)
  expect(enabled.json.accountId).not.toBe(accountId)
  const rows = await house.db
    .select({ accountId: paymentAccounts.accountId, retiredAt: paymentAccounts.retiredAt })
    .from(paymentAccounts)
    .where(eq(paymentAccounts.organisationId, organisationId))
  expect(rows).toHaveLength(2)
  expect(rows.find((row) => row.accountId === accountId)?.retiredAt).toBeInstanceOf(Date)
})

it('a rejected account is put aside too, but not while a payment may be moving money', async ({ house }) => {
  const made = await business(house)
  const { token } = await sendBill(made)
  await openPayment(house, token)
  await house.db
    .update(payments)
    .set({ state: 'processing' })
    .where(eq(payments.organisationId, made.organisationId))
  await made.sandbox.post(`accounts/${made.accountId}/finish-onboarding`, { outcome: 'rejected' })
  await house.db
    .update(paymentAccounts)
    .set({ disabledReason: 'rejected.fraud', chargesEnabled: false })
    .where(eq(paymentAccounts.accountId, made.accountId))
  expect((await made.reset()).json.code).toBe('Payment.InFlight')
  await house.db
    .update(payments)
    .set({ state: 'cancelled' })
    .where(eq(payments.organisationId, made.organisationId))
  expect(await made.reset()).toMatchObject({ status: 200, json: { status: 'NotStarted' } })
})
