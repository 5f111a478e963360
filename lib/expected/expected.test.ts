// What money is expected when: of one organisation, in its own days, as far as it is owed.
import { expect } from 'vitest'
import { newId } from '@/lib/ids'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { dayIn, plusDays } from '@/lib/time-zone'
import { monthOf, nextMonth } from './month'
import { viewExpected } from './view'

it('what is owed stands on its day until it is paid', async ({ business, house }) => {
  const organisationId = business.organisationId
  const whose = { organisationId, timeZone: 'UTC' }
  const today = dayIn('UTC', house.clock.now())
  const month = nextMonth(monthOf(today))
  const day = `${month}-15`
  const { invoiceId } = await sendBill(business, { dueDate: day })
  await sendBill(business, { dueDate: plusDays(today, -3) })
  const before = await viewExpected(house, whose, month)
  expect(before).toMatchObject({
    month,
    isMore: false,
    entries: [{ day, kind: 'due', invoiceId, customerName: 'Hotel Lindenhof', amount: { minor: 14_076 } }],
    days: [{ day, invoices: 1, amount: { minor: 14_076, currency: 'EUR' } }],
    late: [{ invoices: 1, amount: { minor: 14_076, currency: 'EUR' } }],
    underWay: [],
  })
  const paid = { id: newId(), amount: '100.00', paidAt: house.clock.now(), notes: null }
  await recordManualPayment(house, organisationId, invoiceId, paid)
  const after = await viewExpected(house, whose, month)
  expect(after.days).toMatchObject([{ amount: { minor: 4_076 } }])
})

it('nothing of another organisation is among it', async ({ house }) => {
  const other = await openBusiness(house)
  const whose = { organisationId: other.organisationId, timeZone: 'UTC' }
  expect(await viewExpected(house, whose, undefined)).toMatchObject({ entries: [], days: [], late: [] })
})
