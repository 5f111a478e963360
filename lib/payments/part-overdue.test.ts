// A part that becomes overdue is told once: when its day ends where the organisation is, and not while money is there or on its way.
import { and, asc, eq } from 'drizzle-orm'
import { expect } from 'vitest'
import { webhookEvents } from '@/db/schema/webhooks'
import { transact } from '@/db/transact'
import { runDue } from '@/lib/due/run-due'
import { newId } from '@/lib/ids'
import { lockInvoice } from '@/lib/invoices/store'
import { inspectInvoice } from '@/lib/payment-views/inspect-invoice'
import { dueLateParts } from '@/lib/plans/late-parts'
import { updateOverdue } from '@/lib/plans/store'
import { type Business, openBusiness, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, payBill } from '@/lib/testing/payer'
import { type Day, dayIn, momentIn, plusDays } from '@/lib/time-zone'
import { readSubject } from '@/lib/webhooks/outgoing/subject'
import { changePaymentPlan } from './change-plan'
import { openPayment } from './open'
import { recordManualPayment } from './record-manual'

const TYPE = 'payment_plan.part_overdue'
const ZONE = 'Pacific/Auckland'

/** When each event of an invoice was told. */
async function toldOf({ house }: Business, invoiceId: string): Promise<Date[]> {
  const rows = await house.db
    .select({ at: webhookEvents.createdAt })
    .from(webhookEvents)
    .where(and(eq(webhookEvents.subjectId, invoiceId), eq(webhookEvents.type, TYPE)))
    .orderBy(asc(webhookEvents.createdAt))
  return rows.map(({ at }) => at)
}

/** A bill of 140.76 in parts that are due so many days from today. */
async function sendInParts(business: Business, days: readonly number[]) {
  const { house, organisationId } = business
  await house.db.$client`update organisations set time_zone = ${ZONE} where id = ${organisationId}`
  const today = dayIn(ZONE, house.clock.now())
  const due = days.map((count) => plusDays(today, count))
  const bill = await sendBill(business, { dueDate: plusDays(today, 90) })
  const percent = 100 / days.length
  await changePaymentPlan(house, organisationId, bill.invoiceId, {
    instalments: due.map((dueDate) => ({ dueDate, percent })),
  })
  return { ...bill, due: (at: number): Day => due[at] ?? '' }
}

/** The clock stands `seconds` behind the beginning of a day there. */
async function moveTo({ house }: Business, day: Day, seconds: number, zone = ZONE): Promise<void> {
  const at = momentIn(zone, day, '00:00').getTime() + seconds * 1_000
  house.clock.advance((at - house.clock.now().getTime()) / 1_000)
  await runDue(house, [dueLateParts])
}

const paid = ({ house, organisationId }: Business, invoiceId: string, amount: string) =>
  recordManualPayment(house, organisationId, invoiceId, {
    ...{ id: newId(), amount, paidAt: house.clock.now(), notes: null },
  })

it('in the zone of the organisation, once, also where the plan is changed around it', async ({ house }) => {
  const business = await openBusiness(house)
  const { organisationId } = business
  const { due, invoiceId } = await sendInParts(business, [3, 5])
  await moveTo(business, plusDays(due(0), 1), -1)
  expect(await toldOf(business, invoiceId)).toHaveLength(0)
  await moveTo(business, plusDays(due(0), 1), 1)
  expect(await toldOf(business, invoiceId)).toHaveLength(1)
  expect(await readSubject(house.db, { type: TYPE, subjectId: invoiceId, organisationId })).toMatchObject({
    ...{ invoiceId, outstanding: 140.76 },
    paymentPlan: { parts: [{ dueDate: due(0), amountPaid: 0 }, { dueDate: due(1) }] },
  })
  const { timeline } = await inspectInvoice(house, organisationId, invoiceId)
  expect(timeline.happenings.filter(({ kind }) => kind === 'part-overdue')).toMatchObject([{ day: due(0) }])

  await changePaymentPlan(house, organisationId, invoiceId, {
    instalments: [
      { dueDate: due(0), percent: 50 },
      { dueDate: plusDays(due(1), 4), percent: 50 },
    ],
  })
  await moveTo(business, plusDays(due(1), 4), 3_600)
  expect(await toldOf(business, invoiceId)).toHaveLength(1)
  // The day ends later in Honolulu, and that of the second part with it.
  await house.db.$client`update organisations set time_zone = 'Pacific/Honolulu' where id = ${organisationId}`
  await moveTo(business, plusDays(due(1), 5), 3_600)
  expect(await toldOf(business, invoiceId)).toHaveLength(1)
  await moveTo(business, plusDays(due(1), 5), 1, 'Pacific/Honolulu')
  expect(await toldOf(business, invoiceId)).toHaveLength(2)
  await moveTo(business, plusDays(due(1), 30), 0)
  expect(await toldOf(business, invoiceId)).toHaveLength(2)
})

it('not what was paid, nor what is on its way until its bank has said no', async ({ house }) => {
  const business = await openBusiness(house)
  const { due, invoiceId, token } = await sendInParts(business, [3, 5, 7, 9])
  await paid(business, invoiceId, '35.19')
  await moveTo(business, plusDays(due(0), 1), 1)
  expect(await toldOf(business, invoiceId)).toHaveLength(0)
  // All of the rest.
  await payBill(business, token, 'pm_sepa_debit')
  await hearEvents(business)
  await moveTo(business, plusDays(due(2), 1), 1)
  expect(await toldOf(business, invoiceId)).toHaveLength(0)
  await house.db
    .$client`update payments set state = 'failed' where invoice_id = ${invoiceId} and state = 'processing'`
  await runDue(house, [dueLateParts])
  // One for each day that has passed.
  expect(await toldOf(business, invoiceId)).toHaveLength(2)
  const { timeline } = await inspectInvoice(house, business.organisationId, invoiceId)
  const late = timeline.happenings.filter(({ kind }) => kind === 'part-overdue')
  expect(late).toMatchObject([{ day: due(2) }, { day: due(1) }])
  await paid(business, invoiceId, '105.57')
  await moveTo(business, plusDays(due(3), 2), 1)
  expect(await toldOf(business, invoiceId)).toHaveLength(2)
})

it('not while money is under review, which is looked at again within the hour', async ({ house }) => {
  const business = await openBusiness(house)
  const { due, invoiceId, token } = await sendInParts(business, [3])
  await openPayment(house, token)
  const review = (state: string, reason: string | null) => house.db.$client`
    update payments set state = ${state}, quarantine_reason = ${reason} where invoice_id = ${invoiceId}`
  await review('quarantined', 'amount')
  await moveTo(business, plusDays(due(0), 1), 1)
  expect(await toldOf(business, invoiceId)).toHaveLength(0)
  const again = (await dueLateParts.nextAt(house.db))?.getTime() ?? 0
  expect(again - house.clock.now().getTime()).toBeGreaterThan(3_500_000)
  await review('cancelled', null)
  await moveTo(business, plusDays(due(0), 1), 3_700)
  expect(await toldOf(business, invoiceId)).toHaveLength(1)
})

it('by two at once for an invoice, and for none that is void', async ({ house }) => {
  const business = await openBusiness(house)
  const { due, invoiceId } = await sendInParts(business, [3])
  const voided = await sendInParts(business, [3])
  await house.db.$client`update invoices set voided_at = house_now() where id = ${voided.invoiceId}`
  house.clock.advance(5 * 86_400)
  await Promise.all([1, 2, 3].map(() => runDue(house, [dueLateParts])))
  expect(await toldOf(business, invoiceId)).toHaveLength(1)
  expect(await toldOf(business, voided.invoiceId)).toHaveLength(0)
  expect(due(0)).not.toBe('')
})

it('a moment that was reckoned by what changed meanwhile is written anew, and nothing spins', async ({
  house,
}) => {
  const business = await openBusiness(house)
  const { organisationId } = business
  const { due, invoiceId } = await sendInParts(business, [3, 9])
  const sql = house.db.$client
  const end = (at: number, zone = ZONE) => momentIn(zone, plusDays(due(at), 1), '00:00')
  const look = () => dueLateParts.run(house, house.clock.now())
  // As it might be written by hand: too early, and then a day too early when it is due.
  await sql`update invoices set part_late_at = house_now() - interval '1 hour' where id = ${invoiceId}`
  expect([await look(), await dueLateParts.nextAt(house.db)]).toEqual([1, end(0)])
  expect([await look(), await toldOf(business, invoiceId)]).toEqual([0, []])
  house.clock.advance((end(0).getTime() - house.clock.now().getTime()) / 1_000 + 1)
  await sql`update invoices set part_late_at = part_late_at - interval '1 day' where id = ${invoiceId}`
  expect([await look(), await dueLateParts.nextAt(house.db)]).toEqual([1, end(1)])
  expect(await toldOf(business, invoiceId)).toHaveLength(1)

  // The organisation moves while the second part is being marked.
  const third = plusDays(due(1), 5)
  await changePaymentPlan(house, organisationId, invoiceId, {
    instalments: [due(0), due(1), third].map((dueDate, at) => ({ dueDate, percent: at === 2 ? 20 : 40 })),
  })
  house.clock.advance((end(1).getTime() - house.clock.now().getTime()) / 1_000 + 1)
  const moving: Promise<unknown>[] = []
  await transact(house.db, async (tx) => {
    await lockInvoice(tx, organisationId, invoiceId)
    moving.push(
      sql`update organisations set time_zone = 'Pacific/Honolulu' where id = ${organisationId}`.execute(),
    )
    await expect
      .poll(
        async () =>
          (
            await sql`select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
          ).length,
        { timeout: 10_000 },
      )
      .toBe(1)
    expect(await updateOverdue(tx, invoiceId, house.clock.now())).toBe(true)
  })
  await Promise.all(moving)
  expect(await dueLateParts.nextAt(house.db)).toEqual(end(1, 'Pacific/Honolulu'))
  house.clock.advance(86_400)
  expect([await look(), await look()]).toEqual([1, 0])
  const honolulu = momentIn('Pacific/Honolulu', plusDays(third, 1), '00:00')
  expect(await dueLateParts.nextAt(house.db)).toEqual(honolulu)
  expect(await toldOf(business, invoiceId)).toHaveLength(2)
})
