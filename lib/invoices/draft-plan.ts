// The payment plan of a draft: set with it, and split anew when its total changes.
import type { Transaction } from '@/db/transact'
import { invalidField } from '@/lib/failure/failure'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { dueWithParts, type Plan, splitPlan, wishedAgain } from '@/lib/plans/plan'
import { type PlanBody, readPlan } from '@/lib/plans/read-plan'
import { deletePlan, selectPlan, upsertPlan } from '@/lib/plans/store'
import type { Day } from '@/lib/time-zone'

interface Asked {
  currency: Currency
  totalMinor: number
  issueDate: Day
  dueDate: Day | null | undefined
}

/** What a new draft is to be paid by, and when it is due with it. Throws `Request.Invalid`. */
export function planOf(
  body: PlanBody | null | undefined,
  { currency, dueDate, issueDate, totalMinor }: Asked,
): { plan: Plan | undefined; dueDate: Day | null | undefined } {
  const plan = body ? readPlan(body, { minor: totalMinor, currency }, issueDate) : undefined
  return { plan, dueDate: plan ? dueWithParts(dueDate, plan.parts) : dueDate }
}

const sayAgain = () =>
  invalidField('/paymentPlan', 'other-currency', 'paymentPlan: say its amounts anew in the other currency.')

interface Before {
  id: string
  organisationId: string
  currency: string
}

/** Amounts of another currency mean something else, and have other decimals. */
function assertSameMoney({ minimumMinor, parts }: Plan, from: string, to: Currency): void {
  const hasAmounts =
    minimumMinor !== null || parts.some(({ kind, sharePpm }) => kind !== 'rest' && sharePpm === null)
  if (from !== to && hasAmounts && isCurrency(from) && currencyDigits(from) !== currencyDigits(to))
    throw sayAgain()
}

/**
 * After a change of a draft whose row is locked: `body` takes the place of its plan, `null` takes it away, and without either
 * the plan follows the total. Answers when the invoice is due. Throws `Request.Invalid`.
 */
export async function changePlan(
  tx: Transaction,
  before: Before,
  body: PlanBody | null | undefined,
  asked: Asked,
  now: Date,
): Promise<Day | null | undefined> {
  if (body === null) await deletePlan(tx, before.id)
  const stored = body === undefined ? await selectPlan(tx, before.id) : undefined
  const { plan: wanted } = planOf(body, asked)
  if (stored) assertSameMoney(stored, before.currency, asked.currency)
  const total = { minor: asked.totalMinor, currency: asked.currency }
  const plan = stored ? { ...stored, parts: splitPlan(wishedAgain(stored.parts), total) } : wanted
  if (!plan) return asked.dueDate
  await upsertPlan(tx, before, plan, now)
  return dueWithParts(asked.dueDate, plan.parts)
}
