// The state of an invoice for its payer: the main figure, a sentence and a tone.

import type { Tone } from '@/components/ui/status-mark'
import type { PayerState, PayerView } from '@/lib/payment-views/payer-view'
import { kindOfMeans } from '@/lib/words/means-kind'
import type { Reader } from '@/lib/words/reader'
import type { FinishedKey } from '@/lib/words/room'
import { ACTION_NEEDED, CHARGED_BACK, PROCESSING, REFUNDED, UNDER_REVIEW } from '@/lib/words/standing-words'

export interface Standing {
  tone: Tone
  mark: string
  /** The figure in the largest type. */
  amountMinor: number
  /** The figure no longer counts. */
  isOff?: boolean
  /** Belongs to the figure: "Due 31 January". */
  line: string
  /** What it means and what to do, where the figure does not say it all. */
  message: string | null
}

const TONES: Record<PayerState, Tone> = {
  due: 'calm',
  overdue: 'wait',
  'partly-paid': 'calm',
  processing: 'moving',
  'action-needed': 'wait',
  paid: 'good',
  'partly-refunded': 'calm',
  refunded: 'calm',
  credited: 'calm',
  'charged-back': 'bad',
  disputed: 'wait',
  overpaid: 'wait',
  'under-review': 'wait',
  void: 'calm',
}

/** States whose first message is not "pay this": paying, where it is possible at all, comes second. */
export const SETTLED: readonly PayerState[] = [
  'paid',
  'partly-refunded',
  'refunded',
  'credited',
  'charged-back',
  'disputed',
  'overpaid',
  'under-review',
  'void',
]

// A surplus came and went, whole or in part: it belongs to neither sum. Everything else is told by the receipts,
// because the view's paid amount is what is left after refunds.
const counted = (view: PayerView) => view.receipts.filter(({ isSurplus }) => !isSurplus)

/** All that was paid, also what went back later. Money kept as credit pays something else. */
export const takenMinor = (view: PayerView): number =>
  counted(view).reduce(
    (sum, { amountMinor, surplusReturnedMinor }) => sum + amountMinor - surplusReturnedMinor,
    view.credits.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
  )

/** What banks charged back for good. */
export const chargedBackMinor = (view: PayerView): number =>
  counted(view).reduce((sum, receipt) => sum + receipt.chargedBackMinor, 0)

/** What the seller refunded. */
export const returnedMinor = (view: PayerView): number =>
  counted(view).reduce(
    (sum, { refundedMinor, surplusReturnedMinor }) => sum + refundedMinor - surplusReturnedMinor,
    0,
  )

const MARKS = {
  due: 'page.mark.due',
  overdue: 'page.mark.overdue',
  'partly-paid': 'page.mark.partlyPaid',
  processing: 'page.mark.processing',
  'action-needed': 'page.mark.actionNeeded',
  paid: 'page.mark.paid',
  'partly-refunded': 'page.mark.partlyRefunded',
  refunded: 'page.mark.refunded',
  credited: 'page.mark.credited',
  'charged-back': 'page.mark.chargedBack',
  disputed: 'page.mark.disputed',
  overpaid: 'page.mark.overpaid',
  'under-review': 'page.mark.underReview',
  void: 'page.mark.void',
} as const satisfies Record<PayerState, FinishedKey>

export function standingOf(view: PayerView, reader: Reader): Standing {
  const mark = reader.say(MARKS[view.state])
  return { tone: TONES[view.state], mark, message: messageOf(view, reader), ...figureOf(view, reader) }
}

/** What it means and what to do: for every state, by the means and by the cause. */
function messageOf(view: PayerView, { money, say }: Reader): string | null {
  const seller = { seller: view.organisation.name }
  const means = kindOfMeans(view.methodType)
  const shown = (minor: number) => money(minor, view.currency)
  switch (view.state) {
    case 'due':
    case 'overdue':
      return null
    case 'partly-paid':
      return say('page.standing.partlyPaid', {
        paid: shown(view.amountPaidMinor),
        total: shown(view.totalMinor),
      })
    case 'processing':
      return say(PROCESSING[means])
    case 'action-needed':
      return say(ACTION_NEEDED[means])
    case 'paid':
      return say('page.standing.paid', seller)
    case 'partly-refunded':
    case 'refunded':
      return say(REFUNDED[means])
    case 'credited':
      return say('page.standing.credited', seller)
    case 'charged-back':
      return say(CHARGED_BACK[means], seller)
    case 'disputed':
      return say('page.standing.disputed', seller)
    case 'overpaid':
      return say('page.standing.overpaid', { ...seller, amount: shown(view.amountOverpaidMinor) })
    case 'under-review':
      return say(UNDER_REVIEW[view.reviewCause ?? 'mismatch'], seller)
    case 'void':
      return say('page.standing.void', seller)
  }
}

/** The big figure, and the line that belongs to it. */
function figureOf(
  view: PayerView,
  { day, money, say }: Reader,
): Pick<Standing, 'amountMinor' | 'isOff' | 'line'> {
  const due = (key: 'page.standing.dueOn' | 'page.standing.wasDueOn') =>
    view.dueDate ? say(key, { date: day(view.dueDate) }) : say('page.standing.noDueDate')
  const paidOn = () => {
    const paidOn = counted(view)[0]?.paidOn
    return paidOn ? say('page.standing.paidOn', { date: day(paidOn) }) : ''
  }
  const { amountPaidMinor, outstandingMinor, totalMinor } = view
  switch (view.state) {
    case 'overdue':
      return { amountMinor: outstandingMinor, line: due('page.standing.wasDueOn') }
    case 'due':
    case 'partly-paid':
    case 'action-needed':
      return { amountMinor: outstandingMinor, line: due('page.standing.dueOn') }
    case 'processing':
      return {
        amountMinor: outstandingMinor > 0 ? outstandingMinor : totalMinor,
        line: due('page.standing.dueOn'),
      }
    case 'paid':
      return { amountMinor: amountPaidMinor, line: paidOn() }
    case 'partly-refunded':
    case 'refunded': {
      const total = money(takenMinor(view), view.currency)
      return { amountMinor: returnedMinor(view), line: say('page.standing.refundedOf', { total }) }
    }
    case 'overpaid':
      return { amountMinor: amountPaidMinor, line: paidOn() }
    case 'charged-back':
    case 'disputed':
    case 'under-review':
      return { amountMinor: totalMinor, line: paidOn() }
    case 'credited':
    case 'void':
      return { amountMinor: totalMinor, line: '', isOff: true }
  }
}
