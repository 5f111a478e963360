// A plan that was changed for a customer or an organisation: its owing invoices are looked at anew, some at a time.
import { transact } from '@/db/transact'
import type { DueWork } from '@/lib/due/due-work'
import { deleteWalk, lockWalk, selectFirstWalkAt, updateReached, updateWalked } from './walk-store'

/** Few enough that nobody waits long for the rows. */
const STEP = 500

export const dueWalks: DueWork = {
  name: 'changed plans of reminders',
  nextAt: selectFirstWalkAt,
  run: (house, until) =>
    transact(house.db, async (tx) => {
      const walk = await lockWalk(tx, until)
      if (!walk) return 0
      const reached = await updateWalked(tx, walk, STEP)
      if (reached === undefined) await deleteWalk(tx, walk)
      else await updateReached(tx, walk, reached)
      return 1
    }),
}
