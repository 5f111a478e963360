// A key that lacks one right: each call that it forbids is a refusal we name, nothing is lost, and all goes on once the right is there.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { refunds } from '@/db/schema/payments'
import { Failure } from '@/lib/failure/failure'
import { newId } from '@/lib/ids'
import { sweepRefunds } from '@/lib/sessions/sweep'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { expectBooksToAgree, hearEvents, invoiceOf, payBill, paymentsOf } from '@/lib/testing/payer'
import { listMissedEvents } from '@/lib/webhooks/list-missed'
import { refundPayment } from './refund'
import { sweepPayments } from './sweep'

/** A right as Stripe names it, and the calls that it allows. */
const RIGHTS: [right: string, method: string, path: string][] = [
  ['PaymentIntents: Write', 'POST', '/v1/payment_intents*'],
  ['PaymentIntents: Read', 'GET', '/v1/payment_intents*'],
  ['Refunds: Write', 'POST', '/v1/refunds'],
  ['Refunds: Read', 'GET', '/v1/refunds*'],
  ['Events: Read', 'GET', '/v1/events*'],
  ['Disputes: Read', 'GET', '/v1/disputes*'],
  ['Payouts: Read', 'GET', '/v1/payouts*'],
  ['Balance Transactions: Read', 'GET', '/v1/balance_transactions*'],
]

/** What is refused must say so in a code of ours. */
async function tried(step: () => Promise<unknown>): Promise<void> {
  try {
    await step()
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    expect(error.code).toMatch(/^(Payment|Refund|PaymentAccount)\./)
  }
}

// promise 140, promise 157
it.for(RIGHTS)(
  'without %s nothing is lost, and all goes on once it is given',
  async ([, method, path], { house }) => {
    const shop = await openBusiness(house)
    const { invoiceId, token } = await sendBill(shop)
    await shop.sandbox.post('faults', {
      ...{ method, path, account: shop.accountId, kind: 'refuse', status: 403, times: 500 },
      error: {
        type: 'invalid_request_error',
        code: 'more_permissions_required_for_application',
        message: 'The provided key does not have the required permissions for this endpoint.',
      },
    })
    const refund = async (id = newId()) => {
      const [paid] = (await paymentsOf(shop, invoiceId)).filter(({ state }) => state === 'succeeded')
      if (paid)
        await refundPayment(house, shop.organisationId, invoiceId, paid.id, {
          id,
          amount: '40',
          reason: null,
        })
    }
    const turn = async () => {
      await hearEvents(shop)
      await sweepPayments(house)
      await sweepRefunds(house)
      await listMissedEvents(house)
    }
    await tried(() => payBill(shop, token))
    await turn()
    const first = newId()
    await tried(() => refund(first))
    await turn()
    const where = eq(paymentAccounts.organisationId, shop.organisationId)
    expect(await house.db.select().from(paymentAccounts).where(where)).toMatchObject([
      { disconnectedAt: null },
    ])

    await shop.sandbox.clearFaults(shop.accountId)
    house.clock.advance(3_600)
    await turn()
    if ((await invoiceOf(shop, invoiceId)).amountPaidMinor === 0) await payBill(shop, token)
    await turn()
    if ((await house.db.$count(refunds, eq(refunds.organisationId, shop.organisationId))) === 0)
      await refund(first)
    house.clock.advance(3_600)
    await turn()
    expect(await invoiceOf(shop, invoiceId)).toMatchObject({ amountPaidMinor: 14_076 - 4_000 })
    await expectBooksToAgree(shop)
  },
)
