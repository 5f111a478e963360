// Walks through any number of rows, some at a time, each time from behind the last one.
import { apartFromCall } from '@/db/pool/call'
import type { House } from '@/lib/house'
import { readApart } from '@/lib/read-apart'

/** So few that little is held, so many that a million are done in a thousand statements. */
const ROWS_AT_ONCE = 1_000

/** `read` answers rows in their order, the first `limit` behind `after`. Nothing is read before it is asked for. */
export async function* walk<Row>(
  house: House,
  read: (house: House, after: Row | undefined, limit: number) => Promise<Row[]>,
  limit = ROWS_AT_ONCE,
): AsyncGenerator<Row> {
  let after: Row | undefined
  for (;;) {
    const from = after
    // As long as the file is: each of its statements is short.
    const rows = await apartFromCall(() => readApart(house, (there) => read(there, from, limit)))
    yield* rows
    if (rows.length < limit) return
    after = rows.at(-1)
  }
}
