// What the parts of a payment plan are called, and when each is due, in the reader's words.
import type { Day } from '@/lib/time-zone'
import type { Reader } from './reader'

interface Part {
  kind: 'deposit' | 'instalment' | 'rest'
  /** Null where it never is; for a deposit of a draft, because it is due at once. */
  dueOn: Day | null
}

/** Instalments are counted among each other. */
export function partNames(parts: readonly Pick<Part, 'kind'>[], { say }: Pick<Reader, 'say'>): string[] {
  let number = 0
  return parts.map(({ kind }) => {
    if (kind === 'deposit') return say('parts.deposit')
    if (kind === 'rest') return say('parts.rest')
    number += 1
    return say('parts.instalment', { number: String(number) })
  })
}

export function partDue({ dueOn, kind }: Part, { day, say }: Pick<Reader, 'day' | 'say'>): string {
  if (dueOn) return say('parts.dueOn', { date: day(dueOn) })
  return say(kind === 'deposit' ? 'parts.dueNow' : 'parts.noDate')
}
