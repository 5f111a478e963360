// Whether everything is right after a load: each answer has left its row, once, and the books hold.
import { setTimeout as pause } from 'node:timers/promises'
import postgres from 'postgres'
import { brokenInvariants } from '@/scripts/cluster/books'

const HANDLED_WITHIN_MS = 60_000

export interface Books {
  countRows(table: string): Promise<number>
  /** Waits until the inbox is handled, so that one load is not work under the next. False when it takes too long. */
  isHandled(): Promise<boolean>
  faults(): Promise<string[]>
  close(): Promise<void>
}

export function openBooks(databaseUrl: string): Books {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined })
  const hasWaiting = async () => {
    const [row] =
      await sql`select exists (select 1 from inbox where state in ('received', 'waiting')) as waits`
    return row?.waits === true
  }
  return {
    async countRows(table) {
      const [row] = await sql`select count(*)::int as n from ${sql(table)}`
      return Number(row?.n)
    },
    async isHandled() {
      const until = performance.now() + HANDLED_WITHIN_MS
      while (await hasWaiting()) {
        if (performance.now() > until) return false
        await pause(100)
      }
      return true
    },
    faults: () => brokenInvariants(databaseUrl),
    close: () => sql.end({ timeout: 5 }),
  }
}
