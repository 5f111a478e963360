// Reminders as work that falls due: each invoice is looked at when the next of its moments comes.
import { transact } from '@/db/transact'
import type { DueWork } from '@/lib/due/due-work'
import { overAll } from '@/lib/over-all'
import { lookAt } from './look'
import { selectDueIds, selectNextAt } from './store'

const BATCH = 100

export const dueReminders: DueWork = {
  name: 'reminders',
  nextAt: selectNextAt,
  run: async (house, until) => {
    const ids = await selectDueIds(house.db, until, BATCH)
    let count = 0
    await overAll(
      house,
      'reminders of an invoice',
      ids,
      (id) => id,
      async (id) => {
        if (await transact(house.db, (tx) => lookAt(tx, id, until))) count++
      },
    )
    return count
  },
}
