// The words of the invoice list: statuses, dates, sums and active filters.

import type { Tone } from '@/components/ui/status-mark'
import type { BrowseFilters } from '@/lib/invoices/browse/query'
import type { BrowsedInvoice } from '@/lib/invoices/browse/rows'
import type { Trouble } from '@/lib/invoices/troubles'
import { currencyDigits, isCurrency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import { type Day, dayIn, daysBetween, displayDate } from '@/lib/time-zone'

export const LOCALE = 'en-GB'

const STATUS_WORDS = {
  Draft: 'Draft',
  Sent: 'Sent',
  PartiallyPaid: 'Partly paid',
  Paid: 'Paid',
  Void: 'Void',
} as const

export const STATUS_CHOICES = Object.entries(STATUS_WORDS).map(([value, label]) => ({ value, label }))

export const SORT_CHOICES = [
  { value: '-issued', label: 'Newest first' },
  { value: 'issued', label: 'Oldest first' },
  { value: 'due', label: 'Due soonest first' },
  { value: '-due', label: 'Due latest first' },
  { value: '-total', label: 'Largest total first' },
  { value: 'total', label: 'Smallest total first' },
  { value: '-outstanding', label: 'Most outstanding first' },
  { value: 'outstanding', label: 'Least outstanding first' },
]

export interface Mark {
  tone: Tone
  word: string
}

type Standing = Pick<
  BrowsedInvoice,
  | 'status'
  | 'overdueAfter'
  | 'timeZone'
  | 'amountPaidMinor'
  | 'amountRefundedMinor'
  | 'dispute'
  | 'amountOverpaidMinor'
  | 'needsAttention'
>

function standingOf(
  { amountPaidMinor, amountRefundedMinor, dispute, overdueAfter, status }: Omit<Standing, 'timeZone'>,
  today: Day,
): Mark {
  if (status === 'Void') return { tone: 'calm', word: STATUS_WORDS.Void }
  if (amountRefundedMinor > 0)
    return { tone: 'calm', word: amountPaidMinor > 0 ? 'Partly refunded' : 'Refunded' }
  // What a bank may still take back is not final.
  const isInDoubt = dispute === 'dispute' || dispute === 'inquiry'
  if (status === 'Paid') return { tone: isInDoubt ? 'wait' : 'good', word: STATUS_WORDS.Paid }
  if (status !== 'Draft' && overdueAfter !== null && overdueAfter < today)
    return { tone: 'wait', word: 'Overdue' }
  return { tone: status === 'Draft' ? 'calm' : 'moving', word: STATUS_WORDS[status] }
}

const DISPUTES: Record<'dispute' | 'inquiry' | 'lost', Mark> = {
  dispute: { tone: 'bad', word: 'Disputed' },
  inquiry: { tone: 'wait', word: 'Inquiry' },
  lost: { tone: 'bad', word: 'Charged back' },
}

/** Where it stands, and what else should be known of it. */
export const marksOf = (invoice: Standing, now: Date): Mark[] => [
  standingOf(invoice, dayIn(invoice.timeZone, now)),
  ...(invoice.dispute ? [DISPUTES[invoice.dispute]] : []),
  ...(invoice.amountOverpaidMinor > 0 ? [{ tone: 'wait', word: 'Overpaid' } as const] : []),
  ...(invoice.needsAttention ? [{ tone: 'wait', word: 'Needs attention' } as const] : []),
]

const NEAR = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' })
const COUNT = new Intl.NumberFormat(LOCALE)
const NEAR_DAYS = 30

export const exactDay = (day: Day): string => displayDate(day, LOCALE, { dateStyle: 'medium' })

/** "tomorrow", "12 days ago"; the day itself from a month on. */
export function nearDay(day: Day, today: Day): string {
  const distance = daysBetween(today, day)
  return Math.abs(distance) <= NEAR_DAYS ? NEAR.format(distance, 'day') : exactDay(day)
}

export const money = (minor: number, currency: string): string =>
  isCurrency(currency) ? displayMoney(minor, currency, LOCALE) : currency

/** A sum may be vaster than a number holds exactly: then its whole units are enough. */
export function sumOf(minor: string, currency: string): string {
  if (!isCurrency(currency)) return currency
  const sum = BigInt(minor)
  if (Number.isSafeInteger(Number(sum))) return displayMoney(Number(sum), currency, LOCALE)
  const whole = { style: 'currency', currency, maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(LOCALE, whole).format(sum / 10n ** BigInt(currencyDigits(currency)))
}

export const counted = (count: number, isMore = false): string =>
  `${isMore ? 'More than ' : ''}${COUNT.format(count)} ${count === 1 ? 'invoice' : 'invoices'}`

const TROUBLE_WORDS: Record<Trouble, string> = {
  'refund-failed': 'Refund failed',
  'debit-failed': 'Debit failed',
  'document-undelivered': 'Not arrived',
  'question-open': 'Open question',
  'debit-untold': 'Debit not announced',
  dispute: 'Dispute to answer',
  inquiry: 'Inquiry to answer',
  'dispute-lost': 'Dispute lost',
  'dispute-won': 'Dispute won',
}

export const TROUBLE_CHOICES = Object.entries(TROUBLE_WORDS).map(([value, label]) => ({ value, label }))

export interface ChipWords {
  label: string
  /** What goes when it is removed. */
  names: (keyof BrowseFilters)[]
}

function span(label: string, from: string | undefined, to: string | undefined): string | undefined {
  if (from && to)
    return from === to ? `${label} ${exactDay(from)}` : `${label} ${exactDay(from)} to ${exactDay(to)}`
  if (from) return `${label} from ${exactDay(from)}`
  return to && `${label} until ${exactDay(to)}`
}

/** Each filter that is on, in words that need no name of a field. */
export function chipsOf(filters: BrowseFilters): ChipWords[] {
  const {
    currency,
    dueFrom,
    dueTo,
    isDisputed,
    isOverdue,
    issuedFrom,
    issuedTo,
    needsAttention,
    q,
    status,
    trouble,
  } = filters
  const chips: [string | false | undefined, (keyof BrowseFilters)[]][] = [
    [q && `“${q}”`, ['q']],
    [status && STATUS_WORDS[status], ['status']],
    [isOverdue && 'Overdue', ['isOverdue']],
    [isDisputed && 'Disputed', ['isDisputed']],
    [needsAttention && 'Needs attention', ['needsAttention']],
    [trouble && TROUBLE_WORDS[trouble], ['trouble']],
    [currency, ['currency']],
    [span('Issued', issuedFrom, issuedTo), ['issuedFrom', 'issuedTo']],
    [span('Due', dueFrom, dueTo), ['dueFrom', 'dueTo']],
  ]
  return chips.flatMap(([label, names]) => (label ? [{ label, names }] : []))
}
