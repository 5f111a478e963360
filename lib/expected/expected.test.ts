// What money is expected when: of one organisation, in its own days, as far as it is owed.
import { eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { marksOf } from '@/components/admin/invoice-list/words'
import { invoices } from '@/db/schema/invoices'
import { newId } from '@/lib/ids'
import { browseInvoices } from '@/lib/invoices/browse/browse'
import { readBrowseQuery } from '@/lib/invoices/browse/query'
import { changePaymentPlan } from '@/lib/payments/change-plan'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, payBill } from '@/lib/testing/payer'
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

it('parts stand on their days, earliest first, and what is on its way on none', async ({
  business,
  house,
}) => {
  const { organisationId } = business
  const whose = { organisationId, timeZone: 'UTC' }
  const month = nextMonth(nextMonth(monthOf(dayIn('UTC', house.clock.now()))))
  const { invoiceId } = await sendBill(business, { dueDate: `${month}-25` })
  await changePaymentPlan(house, organisationId, invoiceId, {
    instalments: [
      { dueDate: `${month}-05`, amount: '40.00' },
      { dueDate: `${month}-15`, amount: '60.00' },
      { dueDate: `${month}-25`, amount: '40.76' },
    ],
  })
  const sums = async () =>
    (await viewExpected(house, whose, month)).entries
      .filter((entry) => entry.invoiceId === invoiceId)
      .map(({ amount, day, kind }) => `${day.slice(8)} ${kind} ${amount.minor}`)
  expect(await sums()).toEqual(['05 due 4000', '15 due 6000', '25 due 4076'])
  const paid = { id: newId(), amount: '45.00', paidAt: house.clock.now(), notes: null }
  await recordManualPayment(house, organisationId, invoiceId, paid)
  expect(await sums()).toEqual(['15 due 5500', '25 due 4076'])
  await house.db
    .update(invoices)
    .set({ promisedFor: `${month}-20`, promisedAt: house.clock.now() })
    .where(eq(invoices.id, invoiceId))
  expect(await sums()).toEqual(['20 promised 5500', '25 due 4076'])
})

it('a debit that is on its way is named as such, and not expected twice', async ({ business, house }) => {
  const whose = { organisationId: business.organisationId, timeZone: 'UTC' }
  const month = nextMonth(monthOf(dayIn('UTC', house.clock.now())))
  const { invoiceId, token } = await sendBill(business, { dueDate: `${month}-27` })
  await payBill(business, token, 'pm_sepa_debit')
  await hearEvents(business)
  const { entries, underWay } = await viewExpected(house, whose, month)
  expect(entries.filter((entry) => entry.invoiceId === invoiceId)).toEqual([])
  expect(underWay).toEqual([{ payments: 1, amount: { minor: 14_076, currency: 'EUR' } }])
})

it('a deposit is expected on the day on which it could first be paid, and late from the next one on', async ({
  house,
}) => {
  const business = await openBusiness(house)
  const { organisationId } = business
  const today = dayIn('UTC', house.clock.now())
  const { invoiceId } = await sendBill(business, { dueDate: plusDays(today, 90) })
  await changePaymentPlan(house, organisationId, invoiceId, { deposit: { amount: '40.00' } })
  const whose = { organisationId, timeZone: 'UTC' }
  const { entries, late } = await viewExpected(house, whose, monthOf(today))
  expect(late).toEqual([])
  expect(entries).toMatchObject([{ day: today, amount: { minor: 4_000 } }])
  house.clock.advance(86_400)
  expect((await viewExpected(house, whose, undefined)).late).toMatchObject([
    { invoices: 1, amount: { minor: 4_000 } },
  ])
  // "See which" leads to the same.
  const { rows } = await browseInvoices(house, { organisationId }, readBrowseQuery({ overdue: '1' }))
  expect(rows).toMatchObject([{ id: invoiceId, overdueAfter: today, dueDate: plusDays(today, 90) }])
  expect(marksOf(rows[0] ?? expect.fail(), house.clock.now())).toMatchObject([{ word: 'Overdue' }])
})
