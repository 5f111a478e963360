// A payment plan: the parts in which an invoice is paid, and how its total is split into them.
import type { PART_KINDS, PAYER_MAY_CHOOSE } from '@/db/schema/plans'
import { invalidField } from '@/lib/failure/failure'
import { chargeStepMinor, currencyDigits } from '@/lib/money/currency'
import { formatDecimal, formatPercent, PPM_OF_ALL } from '@/lib/money/decimal'
import type { Money } from '@/lib/money/money'
import { spreadInSteps } from '@/lib/money/spread'
import type { Day } from '@/lib/time-zone'

type PartKind = (typeof PART_KINDS)[number]

export interface Part {
  kind: PartKind
  /** Null for a rest, which is due with the invoice, and for a deposit of a draft: it is due on the day on which it is sent. */
  dueDate: Day | null
  amountMinor: number
  /** Where it was said as a percentage. */
  sharePpm: number | null
}

export interface Plan {
  payerMayChoose: (typeof PAYER_MAY_CHOOSE)[number]
  /** Of an amount of the payer's own; null where only Stripe's minimum counts. */
  minimumMinor: number | null
  /** In the order in which they are paid; they add up to the invoice's total. */
  parts: Part[]
}

/** A part as it is wished for: a percentage of the total, or an amount. */
export interface WishedPart extends Pick<Part, 'kind' | 'dueDate' | 'sharePpm'> {
  amountMinor: number | null
  /** Of the field that said so. */
  pointer: string
}

const PLAN = '/paymentPlan'

const sumOf = (numbers: (number | null)[]): number =>
  numbers.reduce<number>((total, number) => total + (number ?? 0), 0)

const written = ({ currency, minor }: Money): string =>
  `${formatDecimal(minor, currencyDigits(currency))} ${currency}`

/** What a deposit leaves is the rest; instalments leave none. */
function withRest(wished: readonly WishedPart[], total: Money): WishedPart[] {
  if (wished.some(({ kind }) => kind === 'instalment')) return [...wished]
  const rest = { kind: 'rest', dueDate: null, pointer: `${PLAN}/deposit` } as const
  const isShare = wished.every(({ sharePpm }) => sharePpm !== null)
  const left = isShare
    ? PPM_OF_ALL - sumOf(wished.map(({ sharePpm }) => sharePpm))
    : total.minor - sumOf(wished.map(({ amountMinor }) => amountMinor))
  if (left <= 0) return [...wished]
  return [
    ...wished,
    { ...rest, ...(isShare ? { sharePpm: left, amountMinor: null } : { sharePpm: null, amountMinor: left }) },
  ]
}

/** Throws where percentages and amounts together are not the total. */
function assertWhole(wished: readonly WishedPart[], total: Money, stepMinor: number): void {
  const ppm = sumOf(wished.map(({ sharePpm }) => sharePpm))
  const fixedMinor = sumOf(wished.map(({ amountMinor }) => amountMinor))
  const leftMinor = total.minor - fixedMinor
  const refused = (detail: string) => invalidField(PLAN, 'does-not-add-up', `paymentPlan: ${detail}`)
  if (fixedMinor === 0 && ppm !== PPM_OF_ALL)
    throw refused(`the percentages must make 100, not ${formatPercent(ppm)}.`)
  if (ppm === 0 && leftMinor !== 0)
    throw refused(
      `the parts must add up to the total of ${written(total)}, not ${written({ ...total, minor: fixedMinor })}.`,
    )
  const apart = BigInt(total.minor) * BigInt(ppm) - BigInt(leftMinor) * BigInt(PPM_OF_ALL)
  const bound = BigInt(PPM_OF_ALL) * BigInt(stepMinor)
  if (apart >= bound || apart <= -bound)
    throw refused(`amounts and percentages together must make the total of ${written(total)}.`)
}

/**
 * The parts of `total`, split by largest remainder: of equal remainders the earlier part has one unit more. Throws
 * `Request.Invalid` naming the field.
 */
export function splitPlan(wished: readonly WishedPart[], total: Money): Part[] {
  if (total.minor <= 0)
    throw invalidField(PLAN, 'nothing-to-pay', 'paymentPlan: there is nothing to pay in parts.')
  const chargeStep = chargeStepMinor(total.currency)
  const stepMinor = total.minor % chargeStep === 0 ? chargeStep : 1
  const all = withRest(wished, total)
  assertWhole(all, total, stepMinor)
  const leftMinor = total.minor - sumOf(all.map(({ amountMinor }) => amountMinor))
  const weights = all.map(({ sharePpm }) => sharePpm ?? 0)
  const shares = spreadInSteps(leftMinor, weights, stepMinor)
  return all.map(({ amountMinor: fixedMinor, dueDate, kind, pointer, sharePpm }, at) => {
    const amountMinor = fixedMinor ?? shares?.[at] ?? 0
    if (amountMinor <= 0)
      throw invalidField(pointer, 'too-small', `${pointer.slice(1)}: too small a part of ${written(total)}.`)
    if (!shares || amountMinor % stepMinor !== 0)
      throw invalidField(
        pointer,
        'too-many-decimals',
        `${pointer.slice(1)}: the last decimal must be 0 in ${total.currency}.`,
      )
    return { kind, dueDate, amountMinor, sharePpm }
  })
}

/** As it is stored: what was said as a percentage is split anew when the total has changed. */
export const wishedAgain = (parts: readonly Part[]): WishedPart[] =>
  parts
    .filter(({ kind }) => kind !== 'rest')
    .map(({ amountMinor, dueDate, kind, sharePpm }) => ({
      ...{ kind, dueDate, sharePpm, pointer: PLAN },
      amountMinor: sharePpm === null ? amountMinor : null,
    }))

/**
 * The plan of an invoice that was sent: its deposit is due at once. The one that there was keeps its day, so that nobody is
 * late for longer by another plan.
 */
export function dueAtOnce(plan: Plan, before: Plan | undefined, today: Day): Plan {
  const isDeposit = ({ kind }: Part) => kind === 'deposit'
  const own = before?.parts.find(isDeposit)?.dueDate ?? today
  // What is paid first is never due behind what comes after it.
  const first = plan.parts.find(({ kind }) => kind === 'instalment')?.dueDate
  const dueDate = first && first < own ? first : own
  return { ...plan, parts: plan.parts.map((part) => (isDeposit(part) ? { ...part, dueDate } : part)) }
}

/** An invoice is due with the last of its parts, or later where somebody says so. */
export function dueWithParts(
  dueDate: Day | null | undefined,
  parts: readonly Part[],
): Day | null | undefined {
  const last = parts.at(-1)?.dueDate
  return last && (!dueDate || dueDate < last) ? last : dueDate
}
