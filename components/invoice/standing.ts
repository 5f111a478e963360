// Where an invoice stands, in the payer's words: what the big figure is, what is said of it, and in which tone.

import type { Tone } from '@/components/ui/status-mark'
import type { PayerState, PayerView } from '@/lib/payments/payer-view'
import type { Reader } from '@/lib/words/reader'

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
  'charged-back': 'bad',
  'under-review': 'wait',
  void: 'calm',
}

/** States whose first message is not "pay this": paying, where it is possible at all, comes second. */
export const SETTLED: readonly PayerState[] = [
  'paid',
  'partly-refunded',
  'refunded',
  'charged-back',
  'under-review',
  'void',
]

// A surplus came and went: it belongs to neither sum. Everything else is told by the receipts,
// because the view's paid amount is what is left after refunds.
const counted = (view: PayerView) => view.receipts.filter(({ isSurplus }) => !isSurplus)

/** All that was paid, also what went back later. */
export const takenMinor = (view: PayerView): number =>
  counted(view).reduce((sum, { amountMinor }) => sum + amountMinor, 0)

/** What the seller sent back. */
export const returnedMinor = (view: PayerView): number =>
  counted(view).reduce((sum, { refundedMinor }) => sum + refundedMinor, 0)

export function standingOf(view: PayerView, { day, money: displayed, say }: Reader): Standing {
  const money = (minor: number) => displayed(minor, view.currency)
  const seller = view.organisation.name
  const due = (key: 'page.standing.dueOn' | 'page.standing.wasDueOn') =>
    view.dueDate ? say(key, { date: day(view.dueDate) }) : say('page.standing.noDueDate')
  const paidOn = () => {
    const paidOn = counted(view)[0]?.paidOn
    return paidOn ? say('page.standing.paidOn', { date: day(paidOn) }) : ''
  }
  const tone = TONES[view.state]
  const { amountPaidMinor, outstandingMinor, totalMinor } = view
  switch (view.state) {
    case 'due':
      return {
        tone,
        mark: say('page.mark.due'),
        amountMinor: outstandingMinor,
        line: due('page.standing.dueOn'),
        message: null,
      }
    case 'overdue':
      return {
        tone,
        mark: say('page.mark.overdue'),
        amountMinor: outstandingMinor,
        line: due('page.standing.wasDueOn'),
        message: null,
      }
    case 'partly-paid': {
      const message = say('page.standing.partlyPaid', {
        paid: money(amountPaidMinor),
        total: money(totalMinor),
      })
      return {
        tone,
        mark: say('page.mark.partlyPaid'),
        amountMinor: outstandingMinor,
        line: due('page.standing.dueOn'),
        message,
      }
    }
    case 'processing':
      return {
        tone,
        mark: say('page.mark.processing'),
        amountMinor: outstandingMinor > 0 ? outstandingMinor : totalMinor,
        line: due('page.standing.dueOn'),
        message: say('page.standing.processing'),
      }
    case 'action-needed':
      return {
        tone,
        mark: say('page.mark.actionNeeded'),
        amountMinor: outstandingMinor,
        line: due('page.standing.dueOn'),
        message: say('page.standing.actionNeeded'),
      }
    case 'paid':
      return {
        tone,
        mark: say('page.mark.paid'),
        amountMinor: amountPaidMinor,
        line: paidOn(),
        message: say('page.standing.paid', { seller }),
      }
    case 'partly-refunded':
    case 'refunded': {
      const part = say(view.state === 'refunded' ? 'page.mark.refunded' : 'page.mark.partlyRefunded')
      const line = say('page.standing.refundedOf', { total: money(takenMinor(view)) })
      return {
        tone,
        mark: part,
        amountMinor: returnedMinor(view),
        line,
        message: say('page.standing.refunded'),
      }
    }
    case 'charged-back':
      return {
        tone,
        mark: say('page.mark.chargedBack'),
        amountMinor: totalMinor,
        line: paidOn(),
        message: say('page.standing.chargedBack', { seller }),
      }
    case 'under-review':
      return {
        tone,
        mark: say('page.mark.underReview'),
        amountMinor: totalMinor,
        line: paidOn(),
        message: say('page.standing.underReview'),
      }
    case 'void':
      return {
        tone,
        mark: say('page.mark.void'),
        amountMinor: totalMinor,
        line: '',
        isOff: true,
        message: say('page.standing.void', { seller }),
      }
  }
}
