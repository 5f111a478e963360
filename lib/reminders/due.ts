// Reminders as work that falls due: each invoice is looked at when the next of its moments comes.
import type { DueWork } from '@/lib/due/due-work'
import { runRows } from '@/lib/due/rows-due'
import { lookAt } from './look'
import { selectDue, selectNextAt } from './store'

export const dueReminders: DueWork = {
  name: 'reminders',
  nextAt: selectNextAt,
  run: runRows({ what: 'reminders of an invoice', selectDue, lookAt }),
}
