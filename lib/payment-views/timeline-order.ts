// The order of the timeline: by time, but never an effect before its cause where two clocks disagree.
import type { Happening } from './timeline-view'

/** What is told is ordered by the time it happened; `about` is the payment that it belongs to, where it is one's. */
export type Told = Happening & { at: string; about?: string | null }

/** Stripe's times are cut to whole seconds, and its clock and ours may be as much apart again. */
export const CLOCKS_DIFFER_MS = 2_000

/** What leads to what. */
const CAUSES_FIRST: readonly Happening['kind'][] = [
  'created',
  'planned',
  'sent',
  'link-renewed',
  'part-overdue',
  'opened',
  'said',
  'question-closed',
  'pay-began',
  'declined',
  'payment-moved',
  'ended-by-hand',
  'paid',
  'receipt',
  'disputed',
  'dispute-closed',
  'refund',
  'credit-note',
  'peppol',
  'late-fee',
  'credit',
  'mail',
  'refund-failed',
  'credit-note-cancelled',
  'payout',
  'voided',
]

/** Mails that follow what others come before. */
const MAIL_AFTER: Readonly<Record<string, Happening['kind']>> = {
  'invoice-sent': 'sent',
  'invoice-copy': 'sent',
  'refund-failed-payer': 'credit-note-cancelled',
}

function rankOf(item: Told): number {
  const after = item.kind === 'mail' ? MAIL_AFTER[item.mail] : undefined
  return after ? CAUSES_FIRST.indexOf(after) + 0.5 : CAUSES_FIRST.indexOf(item.kind)
}

/** Of two tries to pay neither leads to what became of the other. */
const mayCause = (cause: Told, effect: Told): boolean =>
  !cause.about || !effect.about || cause.about === effect.about

interface Placed {
  item: Told
  rank: number
  ms: number
  /** Its own time, or that of a later cause which only a difference of clocks can have made later. */
  place: number
}

function placed(list: readonly Told[]): Placed[] {
  const ranked = list
    .map((item) => ({ item, rank: rankOf(item), ms: Date.parse(item.at) }))
    .toSorted((a, b) => a.rank - b.rank)
  const done: Placed[] = []
  for (const { item, ms, rank } of ranked) {
    const causes = done.filter(
      (other) =>
        other.rank < rank && other.ms > ms && other.ms <= ms + CLOCKS_DIFFER_MS && mayCause(other.item, item),
    )
    done.push({ item, rank, ms, place: Math.max(ms, ...causes.map(({ place }) => place)) })
  }
  return done
}

/** Newest first. What a slow clock puts before its cause is told at the time of the cause, so that times never run backwards. */
export const newestFirst = (list: readonly Told[]): Told[] =>
  placed(list)
    .toSorted((a, b) => b.place - a.place || b.rank - a.rank || b.ms - a.ms)
    .map(({ item, ms, place }) => (place === ms ? item : { ...item, at: new Date(place).toISOString() }))
