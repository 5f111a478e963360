// Which statements get a name on their connection: the server parses them once there, plans them a few times, and hears them in
// one trip in place of two.

/** What is asked once at the start, or put together anew for each list of values, is not worth remembering. */
const OFTEN = 5
/** Each is kept by every connection, with its plan, for as long as that lives. */
const MOST_NAMED = 300
const MOST_COUNTED = 3_000

const counted = new Map<string, number>()
const named = new Set<string>()

/** Asked once for each time that it is sent. Behind a pooler the driver names nothing, whatever is said here. */
export function isWorthNaming(text: string): boolean {
  if (named.has(text)) return true
  if (named.size >= MOST_NAMED) return false
  const times = (counted.get(text) ?? 0) + 1
  if (times < OFTEN) {
    if (counted.size >= MOST_COUNTED) counted.clear()
    counted.set(text, times)
    return false
  }
  counted.delete(text)
  named.add(text)
  return true
}

/** The part of the server that refused, by its own name for it. */
function routineOf(error: unknown): string | undefined {
  for (let at: unknown = error; at instanceof Error; at = at.cause)
    if ('routine' in at && typeof at.routine === 'string') return at.routine
  return undefined
}

/** The server behind a connection does not know the name. */
export const isNameUnknown = (error: unknown): boolean => routineOf(error) === 'FetchPreparedStatement'

/** A named statement was refused that can be named anew: as its server does not know it, or a migration changed what it answers. */
export const isOutdated = (error: unknown): boolean =>
  isNameUnknown(error) || routineOf(error) === 'RevalidateCachedQuery'
