// When an invoice in parts is late: the database keeps the day, and it is that of the rule in code whatever happens.
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { newId } from '@/lib/ids'
import { findInvoice } from '@/lib/invoices/find'
import { coverParts, isOverdue } from '@/lib/plans/covered'
import type { PlanBody } from '@/lib/plans/read-plan'
import { selectPlan } from '@/lib/plans/store'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import { hearEvents, payBill } from '@/lib/testing/payer'
import { type Day, dayIn, plusDays } from '@/lib/time-zone'
import { changePaymentPlan } from './change-plan'
import { recordManualPayment } from './record-manual'
import { voidInvoice } from './void-invoice'

const todayOf = ({ house }: Business): Day => dayIn('UTC', house.clock.now())

async function partDueOf({ house, organisationId }: Business, invoiceId: string) {
  const { partDueOn } = await findInvoice(house, organisationId, invoiceId)
  return partDueOn
}

const paid = ({ house, organisationId }: Business, invoiceId: string, amount: string) =>
  recordManualPayment(house, organisationId, invoiceId, {
    ...{ id: newId(), amount, paidAt: house.clock.now(), notes: null },
  })

/** As `coverParts` says it. */
async function ruledOf({ house, organisationId }: Business, invoiceId: string): Promise<Day | null> {
  const invoice = await findInvoice(house, organisationId, invoiceId)
  const plan = await selectPlan(house.db, invoiceId)
  if (!plan || invoice.status === 'Void' || invoice.outstandingMinor === 0) return null
  const { amountCreditedMinor, amountPaidMinor } = invoice
  const coverage = {
    settledMinor: amountPaidMinor + amountCreditedMinor,
    processingMinor: plan.processingMinor,
  }
  const missing = coverParts(plan.parts, coverage, invoice, '2020-01-01').filter((it) => it.missingMinor > 0)
  const days = missing.flatMap(({ dueOn }) => dueOn ?? [])
  return days.toSorted()[0] ?? 'infinity'
}

describe('the day on which something should have been paid', () => {
  it('is that of the first part that is not covered', async ({ business, house }) => {
    const [today, { organisationId }] = [todayOf(business), business]
    const { invoiceId } = await sendBill(business)
    expect(await partDueOf(business, invoiceId)).toBeNull()
    const [first, second] = [plusDays(today, -5), plusDays(today, 30)]
    const split = (one: Day, other: Day): PlanBody => ({
      instalments: [
        { dueDate: one, amount: '40.76' },
        { dueDate: other, amount: '100' },
      ],
    })
    const dated = await sendBill(business, { dueDate: plusDays(today, 60) })
    await changePaymentPlan(house, organisationId, dated.invoiceId, split(first, second))
    expect(await partDueOf(business, dated.invoiceId)).toBe(first)
    await paid(business, dated.invoiceId, '40.75')
    expect(await partDueOf(business, dated.invoiceId)).toBe(first)
    await paid(business, dated.invoiceId, '0.01')
    expect(await partDueOf(business, dated.invoiceId)).toBe(second)
    await paid(business, dated.invoiceId, '100')
    expect(await partDueOf(business, dated.invoiceId)).toBeNull()
  })

  it('is none while all that is missing is on its way, and comes back when the bank says no', async ({
    business,
    house,
  }) => {
    const today = todayOf(business)
    const { invoiceId, token } = await sendBill(business, { dueDate: plusDays(today, -3) })
    await changePaymentPlan(house, business.organisationId, invoiceId, {
      instalments: [{ dueDate: plusDays(today, -3), percent: 100 }],
    })
    expect(await partDueOf(business, invoiceId)).toBe(plusDays(today, -3))
    await payBill(business, token, 'pm_sepa_debit')
    await hearEvents(business)
    expect(await partDueOf(business, invoiceId)).toBe('infinity')
    await house.db.$client`update payments set state = 'failed' where invoice_id = ${invoiceId}`
    expect(await partDueOf(business, invoiceId)).toBe(plusDays(today, -3))
    await voidInvoice(house, business.organisationId, invoiceId)
    expect(await partDueOf(business, invoiceId)).toBeNull()
  })

  it('of a deposit is the day on which it could first be paid, and no other plan puts it off', async ({
    business,
    house,
  }) => {
    const today = todayOf(business)
    // Issued years ago, and sent today.
    const { invoiceId } = await sendBill(business, {
      ...{ dueDate: plusDays(today, 60), paymentPlan: { deposit: { percent: 30 } } },
    })
    const overdueOn = async (day: Day) => {
      const invoice = await findInvoice(house, business.organisationId, invoiceId)
      return isOverdue(invoice, 0, (await selectPlan(house.db, invoiceId)) ?? null, day)
    }
    expect(await partDueOf(business, invoiceId)).toBe(today)
    expect(await overdueOn(today)).toBe(false)
    expect(await overdueOn(plusDays(today, 1))).toBe(true)
    // Nor is it due behind what comes after it.
    const dated = { dueDate: plusDays(today, -10), amount: '100.76' }
    const late = await sendBill(business, {
      ...{ dueDate: plusDays(today, -5), paymentPlan: { deposit: { amount: '40' }, instalments: [dated] } },
    })
    expect(await selectPlan(house.db, late.invoiceId)).toMatchObject({
      parts: [{ kind: 'deposit', dueDate: dated.dueDate }, { dueDate: dated.dueDate }],
    })
    house.clock.advance(3 * 86_400)
    await changePaymentPlan(house, business.organisationId, invoiceId, { deposit: { percent: 40 } })
    expect(await partDueOf(business, invoiceId)).toBe(today)
  })

  it('is the same in the database and in code, for any plan and any money (promise 151)', async ({
    business,
    house,
  }) => {
    const today = todayOf(business)
    const parts = fc.array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 4 })), {
      ...{ minLength: 1, maxLength: 4 },
    })
    await fc.assert(
      fc.asyncProperty(
        parts,
        fc.boolean(),
        fc.integer({ min: 0, max: 14_076 }),
        async (asked, deposit, minor) => {
          const weight = asked.reduce((sum, [, part]) => sum + part, deposit ? 1 : 0)
          const percent = (part: number) => Math.floor((part * 100) / weight)
          const sorted = asked.toSorted(([a], [b]) => a - b)
          const instalments = sorted.map(([days, part]) => ({
            ...{ dueDate: plusDays(today, days), percent: percent(part) },
          }))
          const given = instalments.reduce((sum, it) => sum + it.percent, deposit ? percent(1) : 0)
          const last = instalments.at(-1)
          if (last) last.percent += 100 - given
          const { invoiceId } = await sendBill(business, { dueDate: plusDays(today, 50) })
          await changePaymentPlan(house, business.organisationId, invoiceId, {
            ...(deposit && { deposit: { percent: percent(1) } }),
            instalments,
          })
          expect(await partDueOf(business, invoiceId)).toBe(await ruledOf(business, invoiceId))
          if (minor > 0) await paid(business, invoiceId, (minor / 100).toFixed(2))
          expect(await partDueOf(business, invoiceId)).toBe(await ruledOf(business, invoiceId))
        },
      ),
      { numRuns: 15 },
    )
  })
})
