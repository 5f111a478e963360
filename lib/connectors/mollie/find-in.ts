// Looks through a list of Mollie's, newest first, a page at a time.
import { ProviderFault } from '../fault'

/** The most that Mollie hands out at once. */
export const PAGE_SIZE = 250
/** How far back it is looked: what is sought was made a moment ago, perhaps in the busiest hour of a year. */
const MOST_PAGES = 12

interface Page<T> extends Array<T> {
  links: { next?: { href: string } | null }
}

/** The first that fits; undefined when none does, or those that are left are older than `isOver` says. */
export async function findIn<T>(
  what: string,
  turn: (from: string | undefined) => Promise<Page<T>>,
  fits: (item: T) => boolean,
  isOver: (item: T) => boolean,
): Promise<T | undefined> {
  let from: string | undefined
  for (let pages = 0; pages < MOST_PAGES; pages++) {
    const page = await turn(from)
    const found = page.find(fits)
    if (found) return found
    const next = page.links.next?.href
    if (!next || page.some(isOver)) return undefined
    from = new URL(next).searchParams.get('from') ?? undefined
  }
  // Not seen, but not all was looked at: it must not pass for "nothing was made".
  throw new ProviderFault('unanswered', `there are too many ${what} to find this one among them`)
}
