// One checkout as its seller sees it: what was bought, where the money went, and everything that happened.
import { secondsFrom } from '@/lib/clock'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { hasDashboard } from '@/lib/payment-views/inspect-invoice'
import { selectPaymentsWithMoney } from '@/lib/payment-views/money-store'
import type { MoneyView } from '@/lib/payment-views/money-view'
import { timelineOf } from '@/lib/payment-views/timeline'
import type { Look, TimelineView } from '@/lib/payment-views/timeline-view'
import { moneyView } from '@/lib/payment-views/view-money'
import { OPEN_HOURS } from './checkout'
import type { CheckoutView } from './checkout-view'
import { type CheckoutOutcome, outcomeOf } from './list'
import { selectCheckoutName } from './list-store'
import { readCheckout } from './status'
import { viewCheckout } from './view'

export interface InspectedCheckout {
  id: string
  sessionId: string
  outcome: CheckoutOutcome
  /** As its payer sees it. */
  view: CheckoutView
  customerEmail: string | null
  createdAt: Date
  /** Only of one that is open. */
  expiresAt: Date | null
  money: MoneyView
  timeline: TimelineView
}

/** Whose checkout it is, and its reference; undefined for one that does not exist. Who may see it is for the caller to ask. */
export const findCheckoutName = ({ db }: House, sessionId: string) => selectCheckoutName(db, sessionId)

/** Throws `Checkout.NotFound`, also for a session of another organisation. */
export async function inspectCheckout(
  house: House,
  organisationId: string,
  sessionId: string,
  { before, seesSplit = false }: Look = {},
): Promise<InspectedCheckout> {
  const { checkout, payment } = await readCheckout(house, sessionId)
  if (checkout.organisationId !== organisationId) throw new Failure('Checkout.NotFound')
  const [view, rows] = await Promise.all([
    viewCheckout(house, sessionId),
    selectPaymentsWithMoney(house.db, { checkoutId: checkout.id }),
  ])
  if (!view) throw new Failure('Checkout.NotFound')
  const { createdAt, customerEmail, id } = checkout
  const timeline = await timelineOf(
    house,
    { checkoutId: id },
    rows,
    [{ at: createdAt.toISOString(), kind: 'created', reference: id }],
    before,
  )
  return {
    ...{ id, sessionId, view, customerEmail, createdAt, timeline },
    outcome: outcomeOf({ ...checkout, paymentState: payment.state }),
    expiresAt: checkout.state === 'open' ? secondsFrom(createdAt, OPEN_HOURS * 3600) : null,
    money: moneyView(rows, { hasDashboard: hasDashboard(house), seesSplit }),
  }
}
