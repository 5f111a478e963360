// A discount for paying early that a paper promises holds for a transfer as well, which its receiver records by hand.
import { expect } from 'vitest'
import { daysFrom } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { expectInvariants, invoiceOf } from '@/lib/testing/payer'
import { recordManualPayment } from './record-manual'

// promise 155
it.for([
  ['exactly what it leaves, in time, pays all of it', { amount: 115.43, days: 0 }, 0],
  ['a cent less has nothing', { amount: 115.42, days: 0 }, 358],
  ['a day late has nothing', { amount: 115.43, days: 1 }, 357],
  ['everything has nothing back', { amount: 119, days: 0 }, 0],
] as const)('%s', async ([, { amount, days }, outstandingMinor], { business }) => {
  const { house, organisationId } = business
  const { invoiceId } = await sendBill(business, {
    lineItems: [{ description: 'Cake', quantity: 1, unitPrice: 100, taxRate: 19 }],
    earlyPayment: { percent: 3, days: 0 },
  })
  const order = { id: newId(), amount, paidAt: daysFrom(house.clock.now(), days), notes: null }
  await recordManualPayment(house, organisationId, invoiceId, order)
  // Under the same id it is the same payment.
  await recordManualPayment(house, organisationId, invoiceId, order)
  const status = outstandingMinor === 0 ? 'Paid' : 'PartiallyPaid'
  expect(await invoiceOf(business, invoiceId)).toMatchObject({ outstandingMinor, status })
  await expectInvariants(business)
})
