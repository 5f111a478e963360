// The plan of an invoice: whose rules count, and when each reminder leaves.
import type { ReminderRule } from '@/db/schema/organisations'
import { dayIn } from '@/lib/time-zone'
import { type Moment, momentsOf } from './moments'
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
  const { country, dueDate, skipsHolidays, state, zone } = standing
  if (dueDate === null) return []
  const { rules } = effectiveRules(standing)
  return momentsOf({ rules, dueDate, zone, holidaysOf: skipsHolidays ? { country, state } : null })
}

/** Why a reminder of this moment does not leave; none where it does. */
export const pausesAt = (standing: Standing, moment: Date): Pause[] =>
  pausesOf(standing, dayIn(standing.zone, moment))
