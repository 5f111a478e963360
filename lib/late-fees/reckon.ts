// Reckons interest day by day, in whole numbers: what was late on each day, at the rate of that day, and rounded once, at the end.
import type { LateFeeStretch } from '@/db/schema/late-fees'
import { PPM_OF_ALL } from '@/lib/money/decimal'
import { divideHalfUp } from '@/lib/money/rounding'
import { type Day, daysBetween, plusDays } from '@/lib/time-zone'
import { endOfHalf, halfInWords, halfOf, type NamedRates, type Regime, rateOf } from './rates'

const DAYS_OF_YEAR = 365n

export interface Debt {
  /** What was to be paid by which day, in that order: the parts of a plan, or all at once. */
  dues: readonly { day: Day; minor: number }[]
  /** What came, or went back, on which day, in that order. */
  moves: readonly { day: Day; minor: number }[]
  /** What was credited was never owed. */
  creditedMinor: number
}

type Due = Debt['dues'][number] & { beforeMinor: number }

const duesOf = ({ dues }: Debt): Due[] => {
  let beforeMinor = 0
  return dues.map((due) => {
    const found = { ...due, beforeMinor }
    beforeMinor += due.minor
    return found
  })
}

/** What is missing to it at the end of a day: what came covers the earliest first. */
function missingOn({ creditedMinor, moves }: Debt, { beforeMinor, minor }: Due, day: Day): number {
  const came = moves.reduce((sum, move) => (move.day <= day ? sum + move.minor : sum), creditedMinor)
  return minor - Math.min(Math.max(came - beforeMinor, 0), minor)
}

/** Those of which something was still missing `days` days behind their own day: what is a few days late is none of them. */
const longLate = (debt: Debt, days: number, today: Day): Due[] =>
  duesOf(debt).filter(
    (due) => plusDays(due.day, days) <= today && missingOn(debt, due, plusDays(due.day, days - 1)) > 0,
  )

/** What of these is still missing today. */
export const lateMinorOn = (debt: Debt, days: number, today: Day): number =>
  longLate(debt, days, today).reduce((sum, due) => sum + missingOn(debt, due, today), 0)

/** The first day on which what was late for so long was late, and how much; undefined where nothing was. */
export function firstLate(debt: Debt, days: number, today: Day): { day: Day; minor: number } | undefined {
  const [due] = longLate(debt, days, today)
  return due && { day: plusDays(due.day, 1), minor: missingOn(debt, due, due.day) }
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b)

/** The days on which nothing changes: from `from` until money moves, or another rate begins. */
function endOfStretch({ moves }: Debt, from: Day, through: Day): Day {
  // What comes on a day counts from the next one on.
  const move = moves.find(({ day }) => day >= from)
  return earlier(earlier(move?.day ?? through, endOfHalf(from)), through)
}

/**
 * Each due's days, from the one behind it on. In the United Kingdom the rate of the half year in which interest begins to run
 * stays; in the EU each half year has its own. A half year that is not known is answered in words.
 */
export function stretchesOf(
  debt: Debt,
  regime: Regime,
  { from, lateDays, named, through }: { from: Day; through: Day; lateDays: number; named?: NamedRates },
): LateFeeStretch[] | { unknown: string } {
  const stretches: LateFeeStretch[] = []
  for (const due of longLate(debt, lateDays, through)) {
    const begins = plusDays(due.day, 1)
    for (let at = begins < from ? from : begins; at <= through; ) {
      const end = endOfStretch(debt, at, through)
      const lateMinor = missingOn(debt, due, plusDays(at, -1))
      const half = halfOf(regime === 'statutory-uk' ? begins : at)
      const rate = rateOf(regime, half, named)
      if (lateMinor > 0 && !rate) return { unknown: halfInWords(half) }
      if (lateMinor > 0 && rate)
        stretches.push({ from: at, to: end, days: daysBetween(at, end) + 1, lateMinor, ...rate })
      at = plusDays(end, 1)
    }
  }
  return stretches
}

/** Of 365 days a year; halves are rounded up. */
export const interestMinor = (stretches: readonly LateFeeStretch[]): number =>
  Number(
    divideHalfUp(
      stretches.reduce(
        (sum, { days, lateMinor, ratePpm }) => sum + BigInt(lateMinor) * BigInt(ratePpm) * BigInt(days),
        0n,
      ),
      DAYS_OF_YEAR * BigInt(PPM_OF_ALL),
    ),
  )
