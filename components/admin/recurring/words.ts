// How people read a schedule.
import type { RecurringInvoice } from '@/lib/recurring-invoices/recurring-invoice'
import { displayDate } from '@/lib/time-zone'

type Rhythm = Pick<RecurringInvoice, 'every' | 'interval' | 'anchorDay' | 'endsOn' | 'occurrences'>

const LOCALE = 'en-GB'
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export const dayInWords = (day: string): string => displayDate(day, LOCALE)

const nth = (day: number): string => {
  const ending = day >= 11 && day <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th')
  return `${day}${ending}`
}

const anchorInWords = ({ anchorDay, every }: Rhythm): string => {
  if (every === 'week') return `on ${WEEKDAYS[anchorDay - 1] ?? ''}`
  return anchorDay === 31 ? 'on the last day of the month' : `on the ${nth(anchorDay)}`
}

/** “Every 2 months on the last day of the month, 12 times”. */
export function rhythmInWords(rhythm: Rhythm): string {
  const { endsOn, every, interval, occurrences } = rhythm
  const how = interval === 1 ? `Every ${every}` : `Every ${interval} ${every}s`
  const until = endsOn ? `, until ${dayInWords(endsOn)}` : ''
  const times = occurrences === null ? '' : `, ${occurrences} ${occurrences === 1 ? 'time' : 'times'}`
  return `${how} ${anchorInWords(rhythm)}${until}${times}`
}

export const STATES = {
  active: { word: 'Active', tone: 'good' },
  paused: { word: 'Paused', tone: 'wait' },
  ended: { word: 'Ended', tone: 'calm' },
} as const

export const SENDS = { automatically: 'Sent by itself', draft: 'Kept as a draft' } as const

export const CATCH_UPS = {
  latest: 'The latest one that was missed is made up for',
  all: 'All that were missed are made up for',
  none: 'What was missed is not made up for',
} as const

/** For a field to choose from. */
export const choicesOf = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
