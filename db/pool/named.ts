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
