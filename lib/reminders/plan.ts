// The plan of an invoice: whose rules count, and when each reminder leaves.
import type { ReminderRule } from '@/db/schema/organisations'
import { type Day, dayIn } from '@/lib/time-zone'
import { inOrder, type Moment, momentsOf } from './moments'
import { type Pause, pausesOf } from './pauses'
import type { Standing } from './store'

/** Who has said when to remind. */
export type RulesOf = 'invoice' | 'customer' | 'organisation'

interface Effective {
  rules: readonly ReminderRule[]
  /** Null where nobody has said anything. */
  of: RulesOf | null
}

/** The nearest that says anything counts alone; an empty list is none. */
export function effectiveRules({ own }: Pick<Standing, 'own'>): Effective {
  for (const whose of ['invoice', 'customer', 'organisation'] as const) {
    const rules = own[whose]
    if (rules) return { rules, of: whose }
  }
  return { rules: [], of: null }
}

/** Without what the invoice itself says. */
export const inheritedRules = ({ own }: Pick<Standing, 'own'>): readonly ReminderRule[] =>
  own.customer ?? own.organisation ?? []

export function plannedMoments(standing: Standing): Moment[] {
  const { country, dueDays, skipsHolidays, state, zone } = standing
  const { rules } = effectiveRules(standing)
  const holidaysOf = skipsHolidays ? { country, state } : null
  return dueDays.flatMap(({ dueDate }) => momentsOf({ rules, dueDate, zone, holidaysOf })).toSorted(inOrder)
}

/** What must have been paid for this day of the plan, and is. */
const isCovered = ({ dueDays, settledMinor }: Standing, dueDate: Day): boolean =>
  dueDays.some((due) => due.dueDate === dueDate && due.upToMinor <= settledMinor)

/** Why a reminder of this moment does not leave; none where it does. */
export function pausesAt(
  standing: Standing,
  { at, dueDate }: { at: Date; dueDate?: Day | undefined },
): Pause[] {
  const pauses = pausesOf(standing, dayIn(standing.zone, at))
  const isPartPaid = dueDate !== undefined && isCovered(standing, dueDate)
  return isPartPaid && pauses.length === 0 ? ['paid'] : pauses
}

export interface NowDue {
  /** The earliest that is not covered; null for what is never due. */
  dueDate: Day | null
  /** What is missing up to there, and to all that is due by today. */
  amountMinor: number
}

/** What a letter of today asks for: of a plan what is next, or has come together. */
export function nowDue({ dueDays, outstandingMinor, settledMinor }: Standing, today: Day): NowDue {
  const open = dueDays.filter(({ upToMinor }) => upToMinor > settledMinor)
  const [first] = open
  if (!first) return { dueDate: null, amountMinor: outstandingMinor }
  const last = open.filter(({ dueDate }) => dueDate <= today).at(-1) ?? first
  return {
    dueDate: first.dueDate,
    amountMinor: Math.min(last.upToMinor - settledMinor, outstandingMinor),
  }
}
