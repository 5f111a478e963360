// One session as its merchant sees it: items, money and timeline.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isUuid } from '@/lib/ids'
import { hasDashboard } from '@/lib/payment-views/inspect-invoice'
import { selectPaymentsWithMoney } from '@/lib/payment-views/money-store'
import type { MoneyView } from '@/lib/payment-views/money-view'
import { timelineOf } from '@/lib/payment-views/timeline'
import type { Look, TimelineView } from '@/lib/payment-views/timeline-view'
import { moneyView } from '@/lib/payment-views/view-money'
import type { Session } from './session'
import { selectSession } from './store'

export interface InspectedSession {
  session: Session
  money: MoneyView
  timeline: TimelineView
}

/** Undefined for one that does not exist. Who may see it is for the caller to ask. */
export const findSession = async ({ db }: House, id: string): Promise<Session | undefined> =>
  isUuid(id) ? selectSession(db, id) : undefined

/** Throws `Session.NotFound`, also for a session of another organisation. */
export async function inspectSession(
  house: House,
  organisationId: string,
  id: string,
  { before, seesSplit = false }: Look = {},
): Promise<InspectedSession> {
  const session = await findSession(house, id)
  if (session?.organisationId !== organisationId) throw new Failure('Session.NotFound')
  const rows = await selectPaymentsWithMoney(house.db, { sessionId: id })
  const timeline = await timelineOf(
    house,
    { sessionId: id },
    rows,
    [{ at: session.createdAt.toISOString(), kind: 'created', reference: id }],
    before,
  )
  return {
    ...{ session, timeline },
    money: moneyView(rows, { hasDashboard: hasDashboard(house), seesSplit }),
  }
}
