// Due work of rows that each have a moment of their own: some at a time, each in a transaction, and none holds up those behind it.
import type { Database } from '@/db/database'
import { type Transaction, transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { overAll } from '@/lib/over-all'
import type { DueWork } from './due-work'

const BATCH = 100

export interface DueRow {
  id: string
  at: Date
}

interface Rows {
  /** What it is, for the log of what fails. */
  what: string
  /** Those that fell due by `until`, the earliest first; behind `after`, where that is said. */
  selectDue(db: Database, until: Date, limit: number, after?: DueRow): Promise<DueRow[]>
  /** Claims the row and does what is due; false where somebody else has. */
  lookAt(tx: Transaction, id: string, until: Date): Promise<boolean>
}

/** How many were looked at; what fails is logged, and left for the next look. */
async function lookAtAll(
  house: House,
  { lookAt, what }: Rows,
  due: readonly DueRow[],
  until: Date,
): Promise<number> {
  let count = 0
  await overAll(
    house,
    what,
    due,
    ({ id }) => id,
    async ({ id }) => {
      if (await transact(house.db, (tx) => lookAt(tx, id, until))) count++
    },
  )
  return count
}

export const runRows =
  (rows: Rows): DueWork['run'] =>
  async (house, until) => {
    let limit = until
    for (let after: DueRow | undefined; ; limit = house.clock.now()) {
      const due = await rows.selectDue(house.db, limit, BATCH, after)
      const count = await lookAtAll(house, rows, due, limit)
      // A row that cannot be looked at holds up none of those that fell due after it.
      after = due.at(-1)
      if (count > 0 || after === undefined) return count
    }
  }
