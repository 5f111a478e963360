// Searches a provider's list page by page, newest first, and reports when not all of it was read.
import { ProviderFault } from './fault'

/** So far back it is looked: what is sought was made a while ago, perhaps in the busiest days of a year. */
const MOST_ITEMS = 10_000

/** The same where nobody waits. Behind so many the answer is `unanswered`, which is asked again and never means that there is none. */
export const MANY_ITEMS = 200_000

/** The code of the fault behind too many items. */
export const TOO_MANY = 'too-many'

interface Page<T, C> {
  items: T[]
  /** Where the next page begins; undefined behind the last. */
  next: C | undefined
}

export type Turn<T, C> = (cursor: C | undefined) => Promise<Page<T, C>>

/** Each page in its turn. Throws `unanswered` behind so many items: it must not pass for the end of the list. */
async function* pagesOf<T, C>(what: string, turn: Turn<T, C>, most: number): AsyncGenerator<T[]> {
  let cursor: C | undefined
  for (let seen = 0; seen < most; ) {
    const { items, next } = await turn(cursor)
    yield items
    if (next === undefined) return
    cursor = next
    seen += Math.max(items.length, 1)
  }
  throw new ProviderFault('unanswered', `there are too many ${what} to see them all`, { code: TOO_MANY })
}

interface Extent<T> {
  /** What comes behind such a one is none of them. */
  isOver?: (item: T) => boolean
  most?: number
}

/** The first that fits; undefined when it is known that none does. */
export async function findInPages<T, C>(
  what: string,
  turn: Turn<T, C>,
  fits: (item: T) => boolean,
  { isOver = () => false, most = MOST_ITEMS }: Extent<T> = {},
): Promise<T | undefined> {
  for await (const items of pagesOf(what, turn, most)) {
    const found = items.find(fits)
    if (found || items.some(isOver)) return found
  }
  return undefined
}

/** All of them, or a fault: none is left out. */
export async function allPages<T, C>(what: string, turn: Turn<T, C>, most = MOST_ITEMS): Promise<T[]> {
  const all: T[] = []
  for await (const items of pagesOf(what, turn, most)) all.push(...items)
  return all
}
