// No reminder after the money: not when both come at one moment, and not when Stripe alone knows of it yet.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { autopayConsents, autopayDebits } from '@/db/schema/autopay'
import { organisations } from '@/db/schema/organisations'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { invoiceReminders } from '@/db/schema/reminders'
import { runDue } from '@/lib/due/run-due'
import { newId } from '@/lib/ids'
import { composeMail } from '@/lib/letters/compose'
import { Undeliverable } from '@/lib/outbox/mail'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { sweepPayments } from '@/lib/payments/sweep'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { invoiceOf, payBill } from '@/lib/testing/payer'
import { dayIn, momentIn } from '@/lib/time-zone'
import { dueReminders } from './due'

/** Due today, at a moment that is about to come. */
async function aboutToBeReminded(business: Business) {
  const { house } = business
  const reminders = [{ offsetDays: 0 }]
  await house.db.update(organisations).set({ reminders }).where(eq(organisations.id, business.organisationId))
  const dueDate = dayIn('UTC', new Date(house.clock.now().getTime() + 86_400_000))
  const bill = await sendBill(business, { dueDate })
  return { ...bill, moment: momentIn('UTC', dueDate, '09:00') }
}

const goTo = ({ house }: Business, moment: Date): void =>
  house.clock.advance((moment.getTime() - house.clock.now().getTime()) / 1000 + 1)

// promise 152
it('a payment that is booked at the same moment is never followed by a reminder', async ({
  business,
  house,
}) => {
  const bills = []
  for (let at = 0; at < 12; at++) bills.push(await aboutToBeReminded(business))
  const first = bills[0]
  if (!first) throw new Error('no bill')
  goTo(business, first.moment)
  const manual = { amount: '140.76', paidAt: house.clock.now(), notes: null }
  await Promise.all([
    runDue(house, [dueReminders]),
    ...bills.map(({ invoiceId }) =>
      recordManualPayment(house, business.organisationId, invoiceId, { id: newId(), ...manual }),
    ),
    runDue(house, [dueReminders]),
  ])
  await runDue(house, [dueReminders])
  for (const { invoiceId } of bills) {
    expect((await invoiceOf(business, invoiceId)).status).toBe('Paid')
    const rows = await house.db
      .select()
      .from(invoiceReminders)
      .where(eq(invoiceReminders.invoiceId, invoiceId))
    expect(rows).toHaveLength(1)
    const [row] = rows
    if (row?.state === 'skipped') expect(row.reason).toBe('paid')
    else {
      const content = { invoiceId, reminderId: row?.id ?? '' }
      await expect(composeMail(house, { id: newId(), kind: 'reminder', content })).rejects.toThrow(
        Undeliverable,
      )
    }
  }
})

// promise 152
it('what Stripe has taken and has not told us yet is asked for before the letter leaves', async ({
  business,
  house,
}) => {
  const { invoiceId, moment, token } = await aboutToBeReminded(business)
  await payBill(business, token)
  goTo(business, moment)
  await runDue(house, [dueReminders])
  expect((await invoiceOf(business, invoiceId)).status).toBe('Sent')
  const content = { invoiceId, reminderId: newId() }
  await expect(composeMail(house, { id: newId(), kind: 'reminder', content })).rejects.toThrow(Undeliverable)
  expect((await invoiceOf(business, invoiceId)).status).toBe('Paid')
})

it('while Stripe cannot be asked about a payment that was begun, the letter waits', async ({
  business,
  house,
}) => {
  const { invoiceId, moment, token } = await aboutToBeReminded(business)
  await payBill(business, token)
  goTo(business, moment)
  const content = { invoiceId, reminderId: newId() }
  const at = { account: business.accountId, method: 'GET', path: '/v1/payment_intents/*' }
  await business.sandbox.post('faults', { ...at, kind: '503', when: 'before', times: 9 })
  await expect(composeMail(house, { id: newId(), kind: 'reminder', content })).rejects.toMatchObject({
    code: 'Payment.ProviderError',
  })
  await business.sandbox.clearFaults(business.accountId)
})

it('a debit on its way keeps the letter back, and once it has failed it leaves', async ({
  business,
  house,
}) => {
  const { invoiceId, moment, token } = await aboutToBeReminded(business)
  const reference = await payBill(business, token, 'pm_sepa_debit')
  goTo(business, moment)
  const letter = { id: newId(), kind: 'reminder', content: { invoiceId, reminderId: newId() } }
  await expect(composeMail(house, letter)).rejects.toThrow(Undeliverable)
  await business.sandbox.post(`payment_intents/${reference}/fail`)
  house.clock.advance(30 * 86_400)
  await sweepPayments(house)
  expect((await composeMail(house, letter)).subject).toContain('still open')
})

it('who pays automatically is not asked to pay, until a try has been declined', async ({
  business,
  house,
}) => {
  const { customerId, organisationId } = business
  const { invoiceId, moment } = await aboutToBeReminded(business)
  const [account] = await house.db
    .select()
    .from(paymentAccounts)
    .where(eq(paymentAccounts.organisationId, organisationId))
  const [consentId, now] = [newId(), house.clock.now()]
  await house.db.insert(autopayConsents).values({
    ...{ id: consentId, organisationId, customerId, invoiceId, paymentAccountId: account?.id ?? '' },
    ...{ livemode: false, version: '1', locale: 'en', text: 'Yes', givenAt: now },
  })
  const debit = { id: newId(), organisationId, invoiceId, consentId }
  await house.db.insert(autopayDebits).values({ ...debit, dueAt: moment, nextAt: moment })
  goTo(business, moment)
  const letter = { id: newId(), kind: 'reminder', content: { invoiceId, reminderId: newId() } }
  await expect(composeMail(house, letter)).rejects.toThrow(Undeliverable)
  await house.db.update(autopayDebits).set({ tries: 1 }).where(eq(autopayDebits.id, debit.id))
  expect((await composeMail(house, letter)).subject).toContain(' ')
})
