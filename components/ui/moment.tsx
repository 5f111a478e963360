// When something happened or will: near at a glance, exact on hover.

const STEPS = [
  { unit: 'second', ms: 1_000, until: 60_000 },
  { unit: 'minute', ms: 60_000, until: 3_600_000 },
  { unit: 'hour', ms: 3_600_000, until: 86_400_000 },
  { unit: 'day', ms: 86_400_000, until: 30 * 86_400_000 },
] as const

const EXACT = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const
const DAY = { dateStyle: 'medium', timeZone: 'UTC' } as const

/** `at` and `now` in milliseconds; from a month on the day itself says more. */
export function relativeMoment(at: number, now: number, locale = 'en-GB'): string {
  const distance = at - now
  const step = STEPS.find(({ until }) => Math.abs(distance) < until)
  if (!step) return new Intl.DateTimeFormat(locale, DAY).format(at)
  const count = Math.trunc(distance / step.ms)
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(count, step.unit)
}

export const exactMoment = (at: number, locale = 'en-GB'): string =>
  `${new Intl.DateTimeFormat(locale, EXACT).format(at)} UTC`

/** Rendered on the server; a page that stays open for long shows what was near when it was asked for. */
export function Moment({ at, now }: { at: Date; now: Date }) {
  return (
    <time
      dateTime={at.toISOString()}
      title={exactMoment(at.getTime())}
      className="tabular-nums"
      suppressHydrationWarning
    >
      {relativeMoment(at.getTime(), now.getTime())}
    </time>
  )
}
