// A provider that is silent holds up what calls it, and nothing else that falls due.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { setHouseClock } from '@/db/house-clock'
import { autopayDebits } from '@/db/schema/autopay'
import { invoices } from '@/db/schema/invoices'
import { outbox } from '@/db/schema/mail'
import { debitsDue } from './autopay/due'
import { startBackground } from './background'
import { newId } from './ids'
import { createRecurring } from './recurring-invoices/create'
import { agree } from './testing/autopay'
import { type Business, sendBill } from './testing/business'
import { withFreshBusiness as it } from './testing/fixtures'
import { invoiceOf } from './testing/payer'
import { dayIn } from './time-zone'

const DAY = 86_400
/** Longer than from one look to the next, and less than Stripe is given to answer. */
const patience = { timeout: 11_000, interval: 50 }

/** A bill whose debit falls due in three days, and has been told. */
async function debitAhead(business: Business): Promise<string> {
  const { house } = business
  const { invoiceId } = await sendBill(business, { dueDate: dayIn('UTC', house.clock.now()) })
  await debitsDue.run(house, house.clock.now())
  await house.db.update(outbox).set({ state: 'sent', sentAt: house.clock.now() })
  return invoiceId
}

const confirmations = async ({ accountId, sandbox }: Business) =>
  (await sandbox.requests(accountId)).filter(({ path }) => path.endsWith('/confirm')).length

// promise 119
it('while Stripe is silent about debits, they wait beside each other, and a recurring invoice is made', {
  timeout: 240_000,
}, async ({ business }) => {
  const { accountId, customerId, house, organisationId, sandbox } = business
  await agree(business)
  const bills = []
  for (let n = 0; n < 3; n++) {
    bills.push(await debitAhead(business))
    house.clock.advance(60)
  }
  house.clock.advance(4 * DAY)
  const id = newId()
  await createRecurring(house, {
    ...{ id, organisationId, customerId, send: 'draft', catchUp: 'all' },
    schedule: { every: 'month', interval: 1, start: dayIn('UTC', house.clock.now()) },
    template: { currency: 'EUR', lineItems: [{ description: 'Bread', quantity: 1, unitPrice: '35' }] },
  })
  house.clock.advance(DAY)
  const fault = await sandbox.post('faults', {
    ...{ method: 'POST', path: '/v1/payment_intents/*/confirm', kind: 'held', times: 3, account: accountId },
  })

  const background = await startBackground(house)
  // The clock that all share goes along; it is set right at the start.
  await setHouseClock(house.db, 6 * DAY)
  await expect.poll(() => confirmations(business), patience).toBe(3)
  const made = () => house.db.$count(invoices, eq(invoices.recurringInvoiceId, id))
  await expect.poll(made, patience).toBe(1)
  const states = (await house.db.select().from(autopayDebits)).map(({ state }) => state)
  expect(states).toEqual(['trying', 'trying', 'trying'])

  await sandbox.post(`faults/${String(fault.id)}/release`)
  for (const bill of bills)
    await expect.poll(async () => (await invoiceOf(business, bill))?.status, patience).toBe('Paid')
  await background.stop()
})
