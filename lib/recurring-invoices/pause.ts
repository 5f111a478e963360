// Pauses a recurring invoice, and lets it go on: what its time was meanwhile is made up for as it says.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findRecurring } from './find'
import { momentOf, whileAfter } from './occurrences'
import type { RecurringInvoice } from './recurring-invoice'
import { reachedAfterGap, standingAfter } from './standing'
import { lockRecurring, selectParties, updateRecurring } from './store'

/** A repeat changes nothing. Throws `RecurringInvoice.NotFound`, `RecurringInvoice.Ended`. */
export async function pauseRecurring(
  house: House,
  organisationId: string,
  id: string,
): Promise<RecurringInvoice> {
  await transact(house.db, async (tx) => {
    const row = found(await lockRecurring(tx, organisationId, id), 'RecurringInvoice.NotFound')
    if (row.state === 'ended') throw new Failure('RecurringInvoice.Ended')
    if (row.state === 'paused') return
    await updateRecurring(tx, id, {
      ...{ state: 'paused', pausedAt: house.clock.now(), tryAt: null, tries: 0 },
      ...{ problem: null, problemDetail: null, problemSince: null },
    })
  })
  return findRecurring(house, organisationId, id)
}

/** A repeat changes nothing, but that what could not be made is tried at once. Throws `RecurringInvoice.NotFound`, `RecurringInvoice.Ended`. */
export async function resumeRecurring(
  house: House,
  organisationId: string,
  id: string,
): Promise<RecurringInvoice> {
  const now = house.clock.now()
  await transact(house.db, async (tx) => {
    const row = found(await lockRecurring(tx, organisationId, id), 'RecurringInvoice.NotFound')
    if (row.state === 'ended') throw new Failure('RecurringInvoice.Ended')
    if (row.state === 'active') {
      if (row.problemSince !== null) await updateRecurring(tx, id, { tryAt: now })
      return
    }
    const { zone } = found(await selectParties(tx, organisationId, row.customerId), 'Customer.NotFound')
    const missed = whileAfter(row, row.reached, ({ on }) => momentOf(zone, on) <= now)
    const last = missed.at(-1)?.number ?? row.reached
    const reached = last === row.reached ? last : reachedAfterGap(row.catchUp, row.reached, last)
    await updateRecurring(tx, id, standingAfter(row, reached, zone, now))
  })
  return findRecurring(house, organisationId, id)
}
