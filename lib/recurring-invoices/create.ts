// Creates a recurring invoice; its first occurrence is made by the background work when it is due.
import { type Transaction, transact } from '@/db/transact'
import { invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { unknownCustomer } from '@/lib/invoices/create'
import { lockInvoicedCustomer } from '@/lib/invoices/store'
import { dayIn } from '@/lib/time-zone'
import { findRecurring } from './find'
import { type Rhythm, whileAfter } from './occurrences'
import type { CatchUp, NewRecurring, RecurringInvoice } from './recurring-invoice'
import { rhythmOf, type Schedule } from './rhythm'
import { reachedAfterGap, standingAfter } from './standing'
import { insertRecurring, selectParties } from './store'
import { assertTemplate, type Template } from './template'

export interface RecurringOrder
  extends Pick<
    NewRecurring,
    'id' | 'organisationId' | 'customerId' | 'send' | 'autopay' | 'externalReference' | 'metadata'
  > {
  template: Template
  schedule: Schedule
  catchUp: CatchUp
}

/** More would be a flood of invoices and emails by a slip of the pen. */
const MOST_BEHIND = 60

/** What lies behind us when it is created was missed, too; today's is not, however late it is. */
function reachedAtFirst(rhythm: Rhythm, catchUp: CatchUp, today: string): number {
  const until = (isBehind: (on: string) => boolean) =>
    whileAfter(rhythm, 0, ({ on }) => isBehind(on)).at(-1)?.number ?? 0
  const last = until((on) => (catchUp === 'none' ? on < today : on <= today))
  if (catchUp === 'all' && last > MOST_BEHIND)
    throw invalidField(
      '/schedule/start',
      'too-far-back',
      `schedule/start: at most ${MOST_BEHIND} occurrences can be made up for. Choose a later start, or another catchUp.`,
    )
  return reachedAfterGap(catchUp, 0, last)
}

/** Throws `Request.Invalid` for a customer that is not there. */
export async function partiesOf(tx: Transaction, organisationId: string, customerId: string) {
  const parties = await selectParties(tx, organisationId, customerId)
  if (!parties || !(await lockInvoicedCustomer(tx, organisationId, parties.customerId)))
    throw unknownCustomer()
  return parties
}

/** Throws `Request.Invalid`. */
export async function createRecurring(
  house: House,
  { catchUp, schedule, template, ...order }: RecurringOrder,
): Promise<RecurringInvoice> {
  const { id, organisationId } = order
  const rhythm = rhythmOf(schedule)
  const now = house.clock.now()
  await transact(house.db, async (tx) => {
    const { customerId, zone } = await partiesOf(tx, organisationId, order.customerId)
    const today = dayIn(zone, now)
    await assertTemplate(tx, template, { id, organisationId, customerId, issueDate: today })
    const standing = standingAfter(rhythm, reachedAtFirst(rhythm, catchUp, today), zone, now)
    const row = { ...order, customerId, catchUp, template: { ...template }, ...rhythm, ...standing }
    await insertRecurring(tx, { ...row, createdAt: now })
  })
  return findRecurring(house, organisationId, id)
}
