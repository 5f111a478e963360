// How an invoice is collected: its parts, and what its payer may choose now.
import type { InvoiceStatus } from '@/db/schema/invoices'
import { isCurrency } from '@/lib/money/currency'
import type { Day } from '@/lib/time-zone'
import { type Offers, offersOf } from './choices'
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

function offersFor({ attempts, invoice, plan }: Collected, processingMinor: number): Offers {
  const { currency, outstandingMinor, status, totalMinor } = invoice
  if (!isCurrency(currency)) throw new Error(`an invoice in unknown currency ${currency}`)
  const isHeld = attempts.some(({ state }) => state === 'quarantined')
  const isOpen = status === 'Sent' || status === 'PartiallyPaid'
  if (isHeld || !isOpen || (!plan && processingMinor > 0)) return NONE
  const leftMinor = Math.max(outstandingMinor - processingMinor, 0)
  return offersOf(plan ?? IN_FULL, { currency, leftMinor, coveredMinor: totalMinor - leftMinor })
}

/** `today` is where the organisation is. */
export function collectingOf(collected: Collected, today: Day): Collecting {
  const { attempts, invoice, plan } = collected
  const processingMinor = processingMinorOf(attempts)
  const coverage = { settledMinor: invoice.amountPaidMinor + invoice.amountCreditedMinor, processingMinor }
  const parts = plan ? coverParts(plan.parts, coverage, invoice, today) : []
  return {
    parts: parts.map(({ dueDate: _said, sharePpm: _share, ...part }) => part),
    offers: offersFor(collected, processingMinor),
    processingMinor,
  }
}
