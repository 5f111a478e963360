// The links in the letters: each opens while its invoice is open, and ninety days longer.
import { chanceOf } from '../faults/dice'
import { ask } from './ask'
import { type Bill, leftMinor } from './bill'

const DAY_MS = 86_400_000
const DAYS_AFTER_CLOSING = 90
/** What became of it was known to the app a little earlier or later. */
const SPARE_DAYS = 2
const LOOKED_AT = 12

/** Since when nothing is owed any more, as everybody can see. */
export function noteClosed(bills: Iterable<Bill>, now: number): void {
  for (const bill of bills) {
    if (leftMinor(bill) > 0) bill.closedAt = null
    else bill.closedAt ??= now
  }
}

export async function judgeLinks(
  bills: Iterable<Bill>,
  { day, now, seed }: { day: number; now: number; seed: number },
  find: (what: string) => void,
): Promise<void> {
  for (const bill of chanceOf(seed, `links ${day}`)
    .shuffled([...bills])
    .slice(0, LOOKED_AT)) {
    const days = bill.closedAt === null ? 0 : (now - bill.closedAt) / DAY_MS
    if (Math.abs(days - DAYS_AFTER_CLOSING) < SPARE_DAYS) continue
    const ought = days > DAYS_AFTER_CLOSING ? 404 : 200
    const headers = { accept: 'application/json', 'x-forwarded-for': bill.customer.address }
    const { status } = await ask({ method: 'GET', url: bill.url, headers })
    if (status !== ought)
      find(`the link of ${bill.number} answers ${status}, ${Math.round(days)} days after it was closed`)
  }
}
