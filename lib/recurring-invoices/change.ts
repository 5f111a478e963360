// Changes a recurring invoice, for what is made from now on.
import { transact } from '@/db/transact'
import { Failure, found, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { dayIn } from '@/lib/time-zone'
import { partiesOf, type RecurringOrder } from './create'
import { findRecurring } from './find'
import type { RecurringInvoice } from './recurring-invoice'
import { rhythmOf, type Schedule, scheduleOf } from './rhythm'
import { standingAfter } from './standing'
import { lockRecurring, updateRecurring } from './store'
import { assertTemplate } from './template'
import { readTemplate } from './template-api'

export interface RecurringChanges
  extends Partial<Omit<RecurringOrder, 'id' | 'organisationId' | 'schedule'>> {
  schedule?: Partial<Schedule> | undefined
}

/** They say which day an occurrence has, and some have been made by them. */
const OF_THE_DAYS = ['every', 'interval', 'anchorDay', 'start'] as const

/** Throws `Request.Invalid`. */
function rhythmAfter(
  row: Pick<RecurringInvoice, 'reached'> & Parameters<typeof scheduleOf>[0],
  wanted: Partial<Schedule>,
) {
  const was = scheduleOf(row)
  const moved = OF_THE_DAYS.find((name) => wanted[name] !== undefined && wanted[name] !== was[name])
  if (moved !== undefined && row.reached > 0)
    throw invalidField(
      `/schedule/${moved}`,
      'already-begun',
      `schedule/${moved} can only be changed until an occurrence was made. End this one, and create another.`,
    )
  if (typeof wanted.count === 'number' && wanted.count < row.reached)
    throw invalidField(
      '/schedule/count',
      'too-small',
      `schedule/count must be at least ${row.reached}: so many have been.`,
    )
  return rhythmOf({ ...was, ...wanted })
}

/** Fields left out stay. Throws `RecurringInvoice.NotFound`, `RecurringInvoice.Ended`, `Request.Invalid`. */
export async function changeRecurring(
  house: House,
  organisationId: string,
  id: string,
  { autopay, catchUp, customerId, externalReference, metadata, schedule, send, template }: RecurringChanges,
): Promise<RecurringInvoice> {
  const now = house.clock.now()
  await transact(house.db, async (tx) => {
    const row = found(await lockRecurring(tx, organisationId, id), 'RecurringInvoice.NotFound')
    if (row.state === 'ended') throw new Failure('RecurringInvoice.Ended')
    const rhythm = rhythmAfter(row, schedule ?? {})
    const parties = await partiesOf(tx, organisationId, customerId ?? row.customerId)
    const made = { id, organisationId, customerId: parties.customerId, issueDate: dayIn(parties.zone, now) }
    if (template || customerId) await assertTemplate(tx, template ?? readTemplate(row.template), made)
    const { pausedAt, ...standing } = standingAfter(rhythm, row.reached, parties.zone, now)
    const isHeld = row.state === 'paused' && standing.state === 'active'
    await updateRecurring(tx, id, {
      ...{ autopay, catchUp, externalReference, metadata, send, ...rhythm },
      ...(template && { template: { ...template } }),
      ...(customerId && { customerId: parties.customerId }),
      // It is tried at once: what was in the way may be mended by this.
      ...standing,
      ...(isHeld ? { state: 'paused', tryAt: null } : { pausedAt }),
    })
  })
  return findRecurring(house, organisationId, id)
}
