// Where an invoice stands, in the payer's words: what the big figure is, what is said of it, and in which tone.
import { fill } from '@/components/pay/words/fill'
import type { Language } from '@/components/pay/words/language'
import { displayDay } from '@/components/ui/dates'
import type { Tone } from '@/components/ui/status-mark'
import { displayMoney } from '@/lib/money/display'
import type { PayerState, PayerView } from '@/lib/payments/payer-view'

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

export function standingOf(view: PayerView, { locale, words }: Language): Standing {
  const money = (minor: number) => displayMoney(minor, view.currency, locale)
  const { mark, standing } = words
  const seller = view.organisation.name
  const due = (sentence: string) =>
    view.dueDate ? fill(sentence, { date: displayDay(view.dueDate, locale) }) : standing.noDueDate
  const paidOn = () => {
    const paidAt = counted(view)[0]?.paidAt
    return paidAt ? fill(standing.paidOn, { date: displayDay(paidAt, locale) }) : ''
  }
  const tone = TONES[view.state]
  const { amountPaidMinor, outstandingMinor, totalMinor } = view
  switch (view.state) {
    case 'due':
      return { tone, mark: mark.due, amountMinor: outstandingMinor, line: due(standing.dueOn), message: null }
    case 'overdue':
      return {
        tone,
        mark: mark.overdue,
        amountMinor: outstandingMinor,
        line: due(standing.wasDueOn),
        message: null,
      }
    case 'partly-paid': {
      const message = fill(standing.partlyPaid, { paid: money(amountPaidMinor), total: money(totalMinor) })
      return {
        tone,
        mark: mark.partlyPaid,
        amountMinor: outstandingMinor,
        line: due(standing.dueOn),
        message,
      }
    }
    case 'processing':
      return {
        tone,
        mark: mark.processing,
        amountMinor: outstandingMinor > 0 ? outstandingMinor : totalMinor,
        line: due(standing.dueOn),
        message: standing.processing,
      }
    case 'action-needed':
      return {
        tone,
        mark: mark.actionNeeded,
        amountMinor: outstandingMinor,
        line: due(standing.dueOn),
        message: standing.actionNeeded,
      }
    case 'paid':
      return {
        tone,
        mark: mark.paid,
        amountMinor: amountPaidMinor,
        line: paidOn(),
        message: fill(standing.paid, { seller }),
      }
    case 'partly-refunded':
    case 'refunded': {
      const part = view.state === 'refunded' ? mark.refunded : mark.partlyRefunded
      const line = fill(standing.refundedOf, { total: money(takenMinor(view)) })
      return { tone, mark: part, amountMinor: returnedMinor(view), line, message: standing.refunded }
    }
    case 'charged-back':
      return {
        tone,
        mark: mark.chargedBack,
        amountMinor: totalMinor,
        line: paidOn(),
        message: fill(standing.chargedBack, { seller }),
      }
    case 'under-review':
      return {
        tone,
        mark: mark.underReview,
        amountMinor: totalMinor,
        line: paidOn(),
        message: standing.underReview,
      }
    case 'void':
      return {
        tone,
        mark: mark.void,
        amountMinor: totalMinor,
        line: '',
        isOff: true,
        message: fill(standing.void, { seller }),
      }
  }
}
