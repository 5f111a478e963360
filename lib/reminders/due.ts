// Reminders as work that falls due: each invoice is looked at when the next of its moments comes.
import { transact } from '@/db/transact'
import type { DueWork } from '@/lib/due/due-work'
import type { House } from '@/lib/house'
import { overAll } from '@/lib/over-all'
import { lookAt } from './look'
import { type Due, selectDue, selectNextAt } from './store'

const BATCH = 100

/** How many were looked at; what fails is logged, and left for the next look. */
async function lookAtAll(house: House, due: readonly Due[], until: Date): Promise<number> {
  let count = 0
  await overAll(
    house,
    'reminders of an invoice',
    due,
    ({ id }) => id,
    async ({ id }) => {
      if (await transact(house.db, (tx) => lookAt(tx, id, until))) count++
    },
  )
  return count
}

export const dueReminders: DueWork = {
  name: 'reminders',
  nextAt: selectNextAt,
  run: async (house, until) => {
    let limit = until
    for (let after: Due | undefined; ; limit = house.clock.now()) {
      const due = await selectDue(house.db, limit, BATCH, after)
      const count = await lookAtAll(house, due, limit)
      // An invoice that cannot be looked at holds up none of those that fell due after it.
      after = due.at(-1)
      if (count > 0 || after === undefined) return count
    }
  },
}
