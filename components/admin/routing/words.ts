// The words of the routing page.
import type { Tone } from '@/components/ui/status-mark'
import type { SessionState } from '@/db/schema/sessions'
import { displayPercent } from '@/lib/money/display'
import type { InspectedConnection, Standing } from '@/lib/sessions/inspect-connections'

export const LOCALE = 'en-GB'

export const STANDINGS: Record<Standing['is'], { tone: Tone; word: string; means: string }> = {
  active: { tone: 'good', word: 'Active', means: 'It is considered for every payment it supports.' },
  ready: {
    tone: 'wait',
    word: 'Trying again',
    means: 'It failed several times and was rested: the next payment tests whether it is back.',
  },
  resting: { tone: 'bad', word: 'Resting', means: 'It failed several times in a row.' },
  off: { tone: 'calm', word: 'Switched off', means: 'It is never chosen.' },
}

export const SESSION_MARKS: Record<SessionState, { tone: Tone; word: string }> = {
  PENDING: { tone: 'moving', word: 'Pending' },
  SUCCEEDED: { tone: 'good', word: 'Paid' },
  PARTIALLY_REFUNDED: { tone: 'calm', word: 'Partly refunded' },
  REFUNDED: { tone: 'calm', word: 'Refunded' },
  FAILED: { tone: 'bad', word: 'Failed' },
  EXPIRED: { tone: 'calm', word: 'Expired' },
  CANCELLED: { tone: 'calm', word: 'Cancelled' },
}

/** "1.75% + 0.30" */
export function costWords({ costFixed, costPpm }: InspectedConnection): string {
  const fixed = costFixed.replace(/^(\d+\.\d\d)0$/, '$1')
  const parts = [
    costPpm > 0 ? displayPercent(costPpm, LOCALE) : undefined,
    /[1-9]/.test(fixed) ? fixed : undefined,
  ].filter((part) => part !== undefined)
  return parts.length === 0 ? 'Nothing' : parts.join(' + ')
}

const ONE_DECIMAL = new Intl.NumberFormat('en', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

/** One decimal always, so that figures stand below one another. */
export const scoreWord = (score: number | null): string => (score === null ? '–' : ONE_DECIMAL.format(score))
