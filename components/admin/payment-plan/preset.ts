// What the form of a payment plan makes of its three fields: a deposit, and equal parts a month apart.
import { formatPercent, PPM_OF_ALL, parsePercent } from '@/lib/money/decimal'
import { spreadMinor } from '@/lib/money/spread'
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
