// What of a plan is covered by money, earliest part first, and how each part stands.
import type { Day } from '@/lib/time-zone'
import type { Part, Plan } from './plan'

export const PART_STATES = ['Upcoming', 'Due', 'Overdue', 'Processing', 'Paid'] as const
type PartState = (typeof PART_STATES)[number]

/** What an invoice has, and what is on its way to it. */
export interface Coverage {
  /** Paid and credited. */
  settledMinor: number
  /** What payments that are processing will cover. */
  processingMinor: number
}

export interface Due {
  issueDate: Day
  dueDate: Day | null
}

export interface CoveredPart extends Part {
  state: PartState
  /** When it is due on a calendar; null where it never is. */
  dueOn: Day | null
  settledMinor: number
  /** Beyond that, what is on its way. */
  processingMinor: number
  /** What nobody has paid, or is paying, yet. */
  missingMinor: number
}

const dueOnOf = ({ dueDate, kind }: Part, due: Due): Day | null =>
  dueDate ?? (kind === 'deposit' ? due.issueDate : due.dueDate)

const within = (minor: number, most: number): number => Math.min(Math.max(minor, 0), most)

function stateOf(part: Omit<CoveredPart, 'state'>, today: Day): PartState {
  if (part.settledMinor >= part.amountMinor) return 'Paid'
  if (part.missingMinor === 0) return 'Processing'
  // Of a draft, which nobody can pay yet.
  if (part.kind === 'deposit' && part.dueDate === null) return 'Due'
  if (part.dueOn === null || part.dueOn > today) return 'Upcoming'
  return part.dueOn === today ? 'Due' : 'Overdue'
}

export function coverParts(
  parts: readonly Part[],
  { processingMinor, settledMinor }: Coverage,
  due: Due,
  today: Day,
): CoveredPart[] {
  let before = 0
  return parts.map((part) => {
    const { amountMinor } = part
    const settled = within(settledMinor - before, amountMinor)
    const processing = within(settledMinor + processingMinor - before, amountMinor) - settled
    before += amountMinor
    const covered = {
      ...{ ...part, dueOn: dueOnOf(part, due), settledMinor: settled, processingMinor: processing },
      missingMinor: amountMinor - settled - processing,
    }
    return { ...covered, state: stateOf(covered, today) }
  })
}

/** What is missing to the earliest part that is not covered; 0 where all are. */
export function missingToNext({ parts }: Pick<Plan, 'parts'>, coveredMinor: number): number {
  let until = 0
  for (const { amountMinor } of parts) {
    until += amountMinor
    if (until > coveredMinor) return until - coveredMinor
  }
  return 0
}

/** The ends of the parts, each as a sum from the first part on. */
const endsOf = (parts: readonly Part[]): number[] => {
  let until = 0
  return parts.map(({ amountMinor }) => (until += amountMinor))
}

/** Whether each part that is covered now is so in `next` as well: what was paid never becomes half of a part. */
export function staysCovered(parts: readonly Part[], next: readonly Part[], coveredMinor: number): boolean {
  const lastWithin = (of: readonly Part[]) => endsOf(of).findLast((end) => end <= coveredMinor) ?? 0
  return lastWithin(next) >= lastWithin(parts)
}

interface Owed extends Due {
  amountPaidMinor: number
  amountCreditedMinor: number
}

/** Whether a day has passed by which something should have been paid: of an invoice with a plan, that of any part. */
export function isOverdue(invoice: Owed, processingMinor: number, plan: Plan | null, today: Day): boolean {
  if (!plan) return invoice.dueDate !== null && invoice.dueDate < today
  const settledMinor = invoice.amountPaidMinor + invoice.amountCreditedMinor
  const parts = coverParts(plan.parts, { settledMinor, processingMinor }, invoice, today)
  return parts.some(({ state }) => state === 'Overdue')
}
