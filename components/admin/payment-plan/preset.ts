// What the form of a payment plan makes of its three fields: a deposit, and equal parts a month apart; and back.
import { currencyDigits } from '@/lib/money/currency'
import { formatDecimal, formatPercent, PPM_OF_ALL, parsePercent } from '@/lib/money/decimal'
import type { Money } from '@/lib/money/money'
import { spreadMinor } from '@/lib/money/spread'
import type { Plan } from '@/lib/plans/plan'
import { type Day, dayOfMonth } from '@/lib/time-zone'

export interface Preset {
  /** Percent as it is written; 0 where there is none. */
  deposit: string
  /** How many monthly parts follow; without any, the rest is due with the invoice. */
  months: number
  first: Day
}

export interface PresetPlan {
  deposit?: { percent: string }
  instalments?: { dueDate: Day; percent: string }[]
}

/** So many months later on the same day, or the last of a month that has none; each from the first, so that none drifts. */
export function monthsAfter(first: Day, months: number): Day {
  const [year = 0, month = 1, day = 1] = first.split('-').map(Number)
  const from = month - 1 + months
  return dayOfMonth(year + Math.floor(from / 12), (from % 12) + 1, day)
}

/** Percentages make 100 in all, however many parts there are. */
export function planOfPreset({ deposit, first, months }: Preset): PresetPlan {
  const depositPpm = parsePercent(deposit)
  const shares =
    months > 0
      ? spreadMinor(
          PPM_OF_ALL - depositPpm,
          Array.from({ length: months }, () => 1),
        )
      : []
  return {
    ...(depositPpm > 0 && { deposit: { percent: formatPercent(depositPpm) } }),
    ...(months > 0 && {
      instalments: shares.map((ppm, at) => ({
        dueDate: monthsAfter(first, at),
        percent: formatPercent(ppm),
      })),
    }),
  }
}

export interface ShownPlan {
  preset: Preset
  mayChoose: Plan['payerMayChoose']
  minimumAmount: string | null
  /** Whether saving what is shown makes the same parts again. */
  isWhole: boolean
}

const USUAL_DEPOSIT = '30'

export const usualPlan = (first: Day): ShownPlan => ({
  preset: { deposit: USUAL_DEPOSIT, months: 0, first },
  ...{ mayChoose: 'next', minimumAmount: null, isWhole: true },
})

/** Millionths, digit by digit: the product is more than a number holds exactly. */
const shareOf = (minor: number, { minor: total }: Money): number =>
  Number((BigInt(minor) * BigInt(PPM_OF_ALL)) / BigInt(Math.max(total, 1)))

/** What the form shows of a plan that there is. */
export function shownPlan(
  { minimumMinor, parts, payerMayChoose }: Plan,
  total: Money,
  usualFirst: Day,
): ShownPlan {
  const deposit = parts.find(({ kind }) => kind === 'deposit')
  const instalments = parts.filter(({ kind }) => kind === 'instalment')
  const depositPpm = deposit ? (deposit.sharePpm ?? shareOf(deposit.amountMinor, total)) : 0
  const first = instalments[0]?.dueDate ?? usualFirst
  const preset = { deposit: formatPercent(depositPpm), months: instalments.length, first }
  const again = planOfPreset(preset).instalments ?? []
  const isSame = (sharePpm: number | null, percent: string | undefined) =>
    sharePpm !== null && percent !== undefined && sharePpm === parsePercent(percent)
  return {
    ...{ preset, mayChoose: payerMayChoose },
    minimumAmount: minimumMinor === null ? null : formatDecimal(minimumMinor, currencyDigits(total.currency)),
    isWhole:
      (!deposit || deposit.sharePpm !== null) &&
      instalments.every(
        ({ dueDate, sharePpm }, at) => dueDate === again[at]?.dueDate && isSame(sharePpm, again[at]?.percent),
      ),
  }
}
