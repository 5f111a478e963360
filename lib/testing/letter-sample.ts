// Makes of a letter that a test has composed one that says the same whenever and of whomever it was composed.
import type { Content } from '@/lib/letters/letter'
import { APP_GAP, ORGANISATION_GAP, type Sample } from '@/lib/letters/samples'
import { type Day, dayIn, plusDays } from '@/lib/time-zone'

/** The day on which every sample was written. */
const DAY = '2027-03-15'
/** The words for days around today that a letter may say. */
const FROM_TODAY = Array.from({ length: 64 }, (_, at) => at - 3)

/** Those that tests have chosen because they never come near. */
const FAR: [Day, Day][] = [
  ['2999-01-31', '2027-03-31'],
  ['2020-01-01', '2027-03-01'],
  ['2026-11-20', '2027-03-12'],
]

const PLAIN: [RegExp, string][] = [
  [/https?:\/\/localhost:3000\/([a-z-]+)[^\s"]*/g, `${APP_GAP}/$1/…`],
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '7d0e2c5a'],
  [/\b([PR])-[0-9A-Z]{5}-[0-9A-Z]{5}\b/g, '$1-7P21C-WW0ME'],
  [/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, `${DAY} 10:00 UTC`],
  [/[\w.-]+@(?:letters|told)\.example/g, 'anna@example.com'],
]

export function sampleOf(
  kind: string,
  { organisation: _, reader, ...said }: Content,
  business: { name: string; now: Date },
): Sample {
  const today = dayIn('UTC', business.now)
  const near = FROM_TODAY.map((after): [Day, Day] => [plusDays(today, after), plusDays(DAY, after)])
  const days = new Map([...near, ...FAR].map(([from, to]) => [reader.day(from), reader.day(to)]))
  // One may end like another: "11 March" has "1 March" in it.
  const longest = [...days.keys()].toSorted((one, other) => other.length - one.length)
  const anyDay = new RegExp(longest.map((day) => day.replaceAll('.', '\\.')).join('|'), 'g')
  const dated = (text: string) => text.replaceAll(anyDay, (day) => days.get(day) ?? day)
  const settled = (text: string) =>
    PLAIN.reduce((clean, [pattern, instead]) => clean.replace(pattern, instead), dated(text)).replaceAll(
      business.name,
      ORGANISATION_GAP,
    )
  const everywhere = (value: unknown): unknown => {
    if (typeof value === 'string') return settled(value)
    if (Array.isArray(value)) return value.map(everywhere)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, everywhere(one)]))
    return value
  }
  const code = kind === 'unlock-code' && { amount: 'K7QM 2XPA' }
  return JSON.parse(JSON.stringify(everywhere({ kind, ...said, ...code })))
}
