// What the start page tells: each currency for itself, week by week, and nothing of anybody else's.
import { expect } from 'vitest'
import { invoices } from '@/db/schema/invoices'
import { disputes } from '@/db/schema/payments'
import { daysFrom } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { changePaymentPlan } from '@/lib/payments/change-plan'
import { recordManualPayment } from '@/lib/payments/record-manual'
import { openBusiness, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { hearEvents, payBill, paymentsOf } from '@/lib/testing/payer'
import { testPeople } from '@/lib/testing/people'
import { dayIn, mondayOf, plusDays } from '@/lib/time-zone'
import { viewAttention, viewFirstSteps } from './attention'
import { medianOf, within } from './report'
import { chooseCurrency, viewReport, weeksAround } from './view'

const inDays = (house: TestHouse, days: number) => plusDays(dayIn('UTC', house.clock.now()), days)
const weekOf = (house: TestHouse, days: number) => mondayOf(inDays(house, days))

const NO_TROUBLE = {
  ...{ overpaidInvoices: 0, inquiries: 0, failedRefunds: 0, failedDebits: 0, failedPayouts: 0 },
  ...{ undeliveredDocuments: 0, untoldDebits: 0 },
  ...{ openQuestions: 0, stuckSchedules: 0 },
  ...{ lostDisputes: 0, wonDisputes: 0 },
}

it('a week begins on Monday', () => {
  expect(weeksAround('2026-11-21', 1, 1)).toEqual(['2026-11-09', '2026-11-16', '2026-11-23'])
  expect(weeksAround('2026-11-22', 0, 0)).toEqual(['2026-11-16'])
  expect(weeksAround('2026-11-23', 0, 0)).toEqual(['2026-11-23'])
})

it('the median is the middle one, or lies between the two in the middle', () => {
  expect(medianOf(new Map())).toBeNull()
  expect(medianOf(new Map([[4, 1]]))).toBe(4)
  expect(
    medianOf(
      new Map([
        [9, 1],
        [1, 1],
        [4, 1],
      ]),
    ),
  ).toBe(4)
  expect(
    medianOf(
      new Map([
        [9, 2],
        [1, 2],
      ]),
    ),
  ).toBe(5)
  expect(
    within(
      new Map([
        [7, 2],
        [8, 1],
      ]),
      7,
    ),
  ).toBe(2)
})

it('puts what was due into its week as paid, due and overdue, and never adds currencies', async ({
  business,
  house,
}) => {
  const late = await sendBill(business, { dueDate: inDays(house, -10) })
  await sendBill(business, { dueDate: inDays(house, -10) })
  await sendBill(business, { dueDate: inDays(house, 10) })
  await sendBill(business, { dueDate: inDays(house, 10), currency: 'USD' })
  await payBill(business, late.token)
  await hearEvents(business)
  const report = await viewReport(house, business.organisationId, 'EUR')
  expect(report.due).toHaveLength(16)
  expect(report.due.find(({ week }) => week === weekOf(house, -10))).toMatchObject({
    paidMinor: 14076,
    dueMinor: 0,
    overdueMinor: 14076,
  })
  expect(report.due.find(({ week }) => week === weekOf(house, 10))).toMatchObject({
    paidMinor: 0,
    dueMinor: 14076,
    overdueMinor: 0,
  })
  expect(report.overdue).toEqual({ invoices: 1, minor: 14076 })
  expect(report.income.at(-1)).toEqual({ week: weekOf(house, 0), receivedMinor: 14076, returnedMinor: 0 })
  expect(await viewReport(house, business.organisationId, 'USD')).toMatchObject({
    overdue: { invoices: 0, minor: 0 },
  })
  const choose = (...wishes: string[]) => chooseCurrency(house, business.organisationId, wishes)
  expect(await choose()).toEqual({ currencies: ['EUR', 'USD'], chosen: 'EUR' })
  expect(await choose('USD', 'EUR')).toMatchObject({ chosen: 'USD' })
  expect(await choose('XXX', 'USD')).toMatchObject({ chosen: 'USD' })
  expect(await chooseCurrency(house, newId(), ['EUR'])).toEqual({ currencies: [], chosen: undefined })
})

it('tells how long payers take', async ({ house }) => {
  const slow = await openBusiness(house)
  for (const days of [2, 9, 40]) {
    const { token, invoiceId } = await sendBill(slow)
    await payBill(slow, token)
    await hearEvents(slow)
    await house.db.$client`
      update invoices set sent_at = paid_at - make_interval(days => ${days}) where id = ${invoiceId}`
  }
  const { pace } = await viewReport(house, slow.organisationId, 'EUR')
  expect(pace).toMatchObject({ invoices: 3, medianDays: 9, within7Days: 1, within30Days: 2 })
  expect(pace.weeks.at(-1)).toEqual({ week: weekOf(house, 0), invoices: 3, medianDays: 9 })
  expect(pace.weeks.at(0)).toMatchObject({ invoices: 0, medianDays: null })
})

it('tells operators of all organisations together', async ({ business, house }) => {
  const [one, all] = await Promise.all([
    viewReport(house, business.organisationId, 'EUR'),
    viewReport(house, undefined, 'EUR'),
  ])
  expect(all.overdue).toEqual(one.overdue)
  expect(all.pace.invoices).toBe(one.pace.invoices + 3)
})

it('excludes void invoices and drafts, and shows refunds only as such', async ({ house }) => {
  const other = await openBusiness(house)
  const { invoiceId, token } = await sendBill(other, { dueDate: inDays(house, -3) })
  const reference = await payBill(other, token)
  await other.sandbox.post(`payment_intents/${reference}/refund`, { amount: 4076 })
  await hearEvents(other)
  const gone = await sendBill(other, { dueDate: inDays(house, -3) })
  await house.db.$client`update invoices set voided_at = now() where id = ${gone.invoiceId}`
  const { due, income, overdue } = await viewReport(house, other.organisationId, 'EUR')
  expect(due.find(({ week }) => week === weekOf(house, -3))).toMatchObject({
    paidMinor: 10000,
    dueMinor: 0,
    overdueMinor: 0,
  })
  expect(income.at(-1)).toMatchObject({ receivedMinor: 14076, returnedMinor: 4076 })
  // A refund credits what nobody is to owe again.
  expect(overdue).toEqual({ invoices: 0, minor: 0 })
  expect(invoiceId).not.toBe(gone.invoiceId)
})

it('names accounts in trouble and disputes with their first deadline', async ({ house }) => {
  const troubled = await openBusiness(house)
  expect(await viewAttention(house, troubled.organisationId)).toEqual({
    accounts: [],
    disputes: 0,
    firstDisputeDueAt: null,
    trouble: NO_TROUBLE,
  })
  const { invoiceId, token } = await sendBill(troubled)
  await payBill(troubled, token)
  const [payment] = await paymentsOf(troubled, invoiceId)
  const evidenceDueAt = daysFrom(house.clock.now(), 7)
  await house.db.insert(disputes).values({
    id: newId(),
    organisationId: troubled.organisationId,
    paymentId: payment?.id ?? '',
    providerReference: `dp_${newId()}`,
    amountMinor: 14076,
    currency: 'EUR',
    state: 'open',
    reason: 'fraudulent',
    evidenceDueAt,
  })
  await house.db.$client`
    update payment_accounts set charges_enabled = false, past_due = '{external_account}'
    where organisation_id = ${troubled.organisationId}`
  const { organisationId } = troubled
  const account = { organisationId, organisationName: 'Bäckerei Morgenrot', status: 'Restricted' }
  const attention = {
    accounts: [account],
    disputes: 1,
    firstDisputeDueAt: evidenceDueAt,
    trouble: NO_TROUBLE,
  }
  expect(await viewAttention(house, troubled.organisationId)).toEqual(attention)
  expect(await viewAttention(house, undefined)).toEqual(attention)
})

it('tells an organisation, and nobody else, that it cannot be paid yet', async ({ house }) => {
  const { organisationId } = await testPeople(house)
  const { accounts } = await viewAttention(house, organisationId)
  expect(accounts).toMatchObject([{ organisationId, status: 'NotStarted' }])
  const everybody = await viewAttention(house, undefined)
  expect(everybody.accounts.filter((account) => account.organisationId === organisationId)).toEqual([])
})

it('knows the first steps of a new organisation', async ({ business, house }) => {
  const { organisationId } = await testPeople(house)
  const nothing = { hasPayments: false, hasInvoice: false, hasSent: false }
  expect(await viewFirstSteps(house, organisationId)).toEqual(nothing)
  const all = { hasPayments: true, hasInvoice: true, hasSent: true }
  expect(await viewFirstSteps(house, business.organisationId)).toEqual(all)
})

it('reads weeks from an index alone, however many invoices there are', async ({ business, house }) => {
  const [first] = await house.db.select({ id: invoices.id }).from(invoices).limit(1)
  expect(first).toBeDefined()
  // As in a table that has been there for a while: what is all visible need not be looked up.
  await house.db.$client`vacuum analyze invoices`
  const plan = await house.db.$client.begin(async (tx) => {
    await tx`set local enable_seqscan = off`
    await tx`set local enable_bitmapscan = off`
    return tx`explain select sum(total_minor - outstanding_minor) from invoices
      where organisation_id = ${business.organisationId} and currency = 'EUR' and sent_at is not null
        and voided_at is null and due_date >= '2026-01-01' and due_date < '2026-03-01'`
  })
  expect(JSON.stringify(plan)).toMatch(/Index Only Scan using invoices_due_weeks/)
})

it('income lies in the week that it was for the seller, also when clocks change', async ({ house }) => {
  const cases = [
    // Sunday evening in Los Angeles, Monday in Greenwich; the clocks went forward that morning.
    ['America/Los_Angeles', '2029-03-12T06:59:59Z', '2029-03-05'],
    ['America/Los_Angeles', '2029-03-12T07:00:00Z', '2029-03-12'],
    // The clocks went back on Sunday.
    ['America/Los_Angeles', '2029-11-05T07:59:59Z', '2029-10-29'],
    ['America/Los_Angeles', '2029-11-05T08:00:00Z', '2029-11-05'],
    // Monday morning in Auckland, Sunday in Greenwich.
    ['Pacific/Auckland', '2029-11-25T11:00:00Z', '2029-11-26'],
  ] as const
  for (const [timeZone, moment, week] of cases) {
    const seller = await openBusiness(house, { timeZone })
    const { invoiceId } = await sendBill(seller)
    const clock = { now: () => new Date(moment) }
    const order = { id: newId(), amount: '140.76', paidAt: clock.now(), notes: null }
    await recordManualPayment({ ...house, clock }, seller.organisationId, invoiceId, order)
    const { income, pace } = await viewReport({ ...house, clock }, seller.organisationId, 'EUR')
    expect(income.at(-1)).toEqual({ week, receivedMinor: 14076, returnedMinor: 0 })
    expect(pace.weeks.at(-1)).toMatchObject({ week, invoices: 1 })
  }
})

it('counts the parts of a plan in the weeks of their own, and as overdue what of them is late', async ({
  house,
}) => {
  const business = await openBusiness(house)
  const { organisationId } = business
  const { invoiceId } = await sendBill(business, { dueDate: inDays(house, 20) })
  await changePaymentPlan(house, organisationId, invoiceId, {
    instalments: [-14, -7, 20].map((days, at) => ({
      ...{ dueDate: inDays(house, days), amount: ['40', '50', '50.76'][at] },
    })),
  })
  const paid = { id: newId(), amount: '55', paidAt: house.clock.now(), notes: null }
  await recordManualPayment(house, organisationId, invoiceId, paid)
  const { due, overdue } = await viewReport(house, organisationId, 'EUR')
  const week = (days: number) => due.find((one) => one.week === weekOf(house, days))
  expect(week(-14)).toMatchObject({ paidMinor: 4_000, dueMinor: 0, overdueMinor: 0 })
  expect(week(-7)).toMatchObject({ paidMinor: 1_500, dueMinor: 0, overdueMinor: 3_500 })
  expect(week(20)).toMatchObject({ paidMinor: 0, dueMinor: 5_076, overdueMinor: 0 })
  expect(overdue).toEqual({ invoices: 1, minor: 3_500 })
})
