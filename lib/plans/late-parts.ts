// Parts that become overdue, as work that falls due: when their day ends where the organisation is, unless money is there or on its way.
import { invoices } from '@/db/schema/invoices'
import type { DueWork } from '@/lib/due/due-work'
import { lockDueBy, selectDueBy, selectNextBy } from '@/lib/due/invoice-store'
import { runRows } from '@/lib/due/rows-due'
import { updateOverdue } from './store'

const lockLate = lockDueBy(invoices.partLateAt)

export const dueLateParts: DueWork = {
  name: 'parts that become overdue',
  nextAt: selectNextBy(invoices.partLateAt),
  run: runRows({
    what: 'parts of an invoice',
    selectDue: selectDueBy(invoices.partLateAt),
    // Listeners and the timeline hear of it by triggers.
    lookAt: async (tx, id, until) => (await lockLate(tx, id, until)) && updateOverdue(tx, id, until),
  }),
}
