// Lists checkouts, newest first.
import { CHECKOUT_STATES, type CheckoutState } from '@/db/schema/checkouts'
import { secondsFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { type Page, pageAt, pageOf } from '@/lib/http/fields/paging'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { OPEN_HOURS } from './checkout'
import { type CheckoutFilters, type ListedCheckoutRow, selectCheckouts } from './list-store'

/** In one word what became of it. */
export type CheckoutOutcome =
  | 'Open'
  | 'Paid'
  | 'Processing'
  | 'UnderReview'
  | 'Refunded'
  | 'PartlyRefunded'
  | 'Expired'

export interface ListedCheckout {
  id: string
  reference: string
  outcome: CheckoutOutcome
  currency: Currency
  totalMinor: number
  organisationName: string
  customerEmail: string | null
  /** Null until Stripe has answered: such a one cannot be looked at yet. */
  sessionId: string | null
  createdAt: Date
  /** Only of one that is open. */
  expiresAt: Date | null
}

type Standing = Pick<ListedCheckoutRow, 'state' | 'paymentState' | 'amountPaidMinor' | 'amountRefundedMinor'>

export function outcomeOf({
  amountPaidMinor,
  amountRefundedMinor,
  paymentState,
  state,
}: Standing): CheckoutOutcome {
  if (state === 'open') return 'Open'
  if (state === 'expired') return 'Expired'
  if (paymentState === 'processing') return 'Processing'
  if (paymentState === 'quarantined') return 'UnderReview'
  if (amountRefundedMinor === 0) return 'Paid'
  return amountPaidMinor > 0 ? 'PartlyRefunded' : 'Refunded'
}

/** What stands in an address as a filter, as far as it means something; anything else filters nothing. */
export function readFilters(query: { state?: string | undefined; q?: string | undefined }): {
  state: CheckoutState | undefined
  q: string | undefined
} {
  const state = CHECKOUT_STATES.find((known) => known === query.state)
  const q = query.q?.replaceAll('\u0000', '').trim().slice(0, 200)
  return { state, q: q || undefined }
}

/** `cursor` as it stands in an address; one that names no place begins at the top. */
export async function listCheckouts(
  { db }: House,
  filters: CheckoutFilters,
  cursorText: string | undefined,
): Promise<Page<ListedCheckout>> {
  const request = pageAt(cursorText)
  const page = pageOf(await selectCheckouts(db, filters, request), request.limit)
  return { rows: page.rows.map(press), nextCursor: page.nextCursor }
}

function press(row: ListedCheckoutRow): ListedCheckout {
  if (!isCurrency(row.currency)) throw new Error(`a checkout in unknown currency ${row.currency}`)
  const { createdAt, customerEmail, id, organisationName, reference, sessionReference, totalMinor } = row
  return {
    ...{ id, reference, totalMinor, organisationName, customerEmail, createdAt },
    currency: row.currency,
    outcome: outcomeOf(row),
    sessionId: sessionReference,
    expiresAt: row.state === 'open' ? secondsFrom(createdAt, OPEN_HOURS * 3600) : null,
  }
}
