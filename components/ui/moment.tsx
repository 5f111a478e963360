// A moment: relative at a glance, exact on hover.
import { displayDay } from '@/lib/time-zone'

const STEPS = [
  { unit: 'second', ms: 1_000, until: 60_000 },
  { unit: 'minute', ms: 60_000, until: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, until: 86_400_000 },
  { unit: 'day', ms: 86_400_000, until: 30 * 86_400_000 },
] as const

const EXACT = {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
} as const
const DAY = { dateStyle: 'medium' } as const

/** When a page was asked for, and in which time zone it tells its days. */
export interface Now {
  at: Date
  zone: string
}

/** From a month on the day itself says more. */
export function relativeMoment(at: Date, now: Now, locale = 'en-GB'): string {
  const distance = at.getTime() - now.at.getTime()
  const step = STEPS.find(({ until }) => Math.abs(distance) < until)
  if (!step) return displayDay(at, locale, now.zone, DAY)
  const count = Math.trunc(distance / step.ms)
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(count, step.unit)
}

export const exactMoment = (at: Date, zone: string, locale = 'en-GB'): string =>
  displayDay(at, locale, zone, EXACT)

/** Rendered on the server; a page that stays open for long shows what was near when it was asked for. */
export function Moment({ at, now }: { at: Date; now: Now }) {
  return (
    <time
      dateTime={at.toISOString()}
      title={exactMoment(at, now.zone)}
      className="tabular-nums"
      suppressHydrationWarning
    >
      {relativeMoment(at, now)}
    </time>
  )
}
