// How an invoice is collected: its parts, and what its payer may choose now.
import type { InvoiceStatus } from '@/db/schema/invoices'
import { isAccepted, readAsked } from '@/lib/money/asked'
import { type Currency, currencyDigits, isCurrency } from '@/lib/money/currency'
import { parseDecimal } from '@/lib/money/decimal'
import type { Day } from '@/lib/time-zone'
import { type Choice, isTaken, type Offers, type Owing, offersOf } from './choices'
import { type CoveredPart, coverParts, type Due } from './covered'
import type { Plan } from './plan'
import { processingMinorOf, type UnderWay } from './under-way'

export interface Collecting {
  /** In the order in which they are paid; empty where it is paid as a whole. */
  parts: Pick<
    CoveredPart,
    'kind' | 'dueOn' | 'amountMinor' | 'settledMinor' | 'processingMinor' | 'missingMinor' | 'state'
  >[]
  /** What may be chosen; of an invoice without a plan, only all of it. */
  offers: Offers
  /** What is on its way, and cannot be stopped. */
  processingMinor: number
  /** What the payer has chosen on the page, or would choose first. */
  chosen: Chosen
}

export interface Chosen {
  /** Null for an invoice without a plan. */
  choice: Choice | null
  /** What is paid by it; null where an amount is yet to be written, or is none that is taken. */
  amountMinor: number | null
  /** What was written, where it is no amount that is taken. */
  refused: string | null
}

/** What stands in the page's address; an amount in the notation of whoever reads the page. */
export interface Asked extends Pick<AskedChoice, 'choice' | 'amount'> {
  localeFor: (own: string) => string
}

/** As it stands in the page's address: whatever somebody wrote there. */
export interface AskedChoice {
  choice?: string | undefined
  amount?: string | undefined
  /** In whose notation the amount is written. */
  locale: string
}

interface Collected {
  invoice: Due & {
    status: InvoiceStatus
    currency: string
    totalMinor: number
    amountPaidMinor: number
    amountCreditedMinor: number
    outstandingMinor: number
  }
  attempts: readonly UnderWay[]
  plan: Plan | null
}

const NONE: Offers = { full: null, next: null, other: null }
const IN_FULL: Plan = { payerMayChoose: 'full', minimumMinor: null, parts: [] }

/** Null for what is no amount, or could be two. */
function minorIn(text: string, currency: Currency, locale: string): number | null {
  const money = { of: 'money', currency } as const
  const reading = readAsked(money, text, locale)
  const decimal =
    reading.kind === 'number' ? reading.decimal : reading.kind === 'ambiguous' ? reading.own : ''
  return isAccepted(money, decimal) ? parseDecimal(decimal, currencyDigits(currency)) : null
}

function chosenOf(plan: Plan | null, offers: Offers, owing: Owing, asked: AskedChoice | undefined): Chosen {
  if (!plan) return { choice: null, amountMinor: offers.full, refused: null }
  const { full, next, other } = offers
  if (asked?.choice === 'other' && other) {
    const text = asked.amount?.trim() ?? ''
    const minor = minorIn(text, owing.currency, asked.locale)
    if (minor !== null && isTaken(minor, other, owing))
      return { choice: 'other', amountMinor: minor, refused: null }
    return { choice: 'other', amountMinor: null, refused: text === '' ? null : text }
  }
  if (next !== null && asked?.choice !== 'full') return { choice: 'next', amountMinor: next, refused: null }
  if (full === null && other) return { choice: 'other', amountMinor: null, refused: null }
  return { choice: 'full', amountMinor: full, refused: null }
}

function owingOf({ invoice }: Collected, processingMinor: number): Owing {
  const { currency, outstandingMinor, totalMinor } = invoice
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  const leftMinor = Math.max(outstandingMinor - processingMinor, 0)
  return { currency, leftMinor, coveredMinor: totalMinor - leftMinor }
}

function offersFor({ attempts, invoice, plan }: Collected, owing: Owing, processingMinor: number): Offers {
  const isHeld = attempts.some(({ state }) => state === 'quarantined')
  const isOpen = invoice.status === 'Sent' || invoice.status === 'PartiallyPaid'
  if (isHeld || !isOpen || (!plan && processingMinor > 0)) return NONE
  return offersOf(plan ?? IN_FULL, owing)
}

/** `today` is where the organisation is. */
export function collectingOf(collected: Collected, today: Day, asked?: AskedChoice): Collecting {
  const { attempts, invoice, plan } = collected
  const processingMinor = processingMinorOf(attempts)
  const coverage = { settledMinor: invoice.amountPaidMinor + invoice.amountCreditedMinor, processingMinor }
  const parts = plan ? coverParts(plan.parts, coverage, invoice, today) : []
  const owing = owingOf(collected, processingMinor)
  const offers = offersFor(collected, owing, processingMinor)
  return {
    parts: parts.map(({ dueDate: _said, sharePpm: _share, ...part }) => part),
    offers,
    processingMinor,
    chosen: chosenOf(plan, offers, owing, asked),
  }
}
