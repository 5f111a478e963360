// Ends a recurring invoice for good: no invoice is made of it any more.
import { transact } from '@/db/transact'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findRecurring } from './find'
import type { RecurringInvoice } from './recurring-invoice'
import { lockRecurring, updateRecurring } from './store'

/** A repeat changes nothing. Throws `RecurringInvoice.NotFound`. */
export async function endRecurring(
  house: House,
  organisationId: string,
  id: string,
): Promise<RecurringInvoice> {
  await transact(house.db, async (tx) => {
    const row = found(await lockRecurring(tx, organisationId, id), 'RecurringInvoice.NotFound')
    if (row.state === 'ended') return
    await updateRecurring(tx, id, {
      ...{
        state: 'ended',
        endedAt: house.clock.now(),
        pausedAt: null,
        nextOn: null,
        nextAt: null,
        tryAt: null,
      },
      ...{ tries: 0, problem: null, problemDetail: null, problemSince: null },
    })
  })
  return findRecurring(house, organisationId, id)
}
