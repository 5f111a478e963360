// Where a person goes after signing in: a path of ours, never another site.

/** The start for everybody who has signed in. */
export const HOME_PATH = '/admin'

const OPEN_TO_RETURN = ['/admin', '/settings', '/docs']

const LONGEST = 1_000

/** Plain ASCII, one leading slash, no second one behind it, nothing that a browser would have to mend. */
const PLAIN = /^\/(?![/\\])[\w.~!$&'()*+,;=:@%/?-]*$/

/** The path when it leads to a page of ours, else the fixed start. */
export function safeReturnPath(path: unknown): string {
  if (typeof path !== 'string' || path.length > LONGEST || !PLAIN.test(path)) return HOME_PATH
  const base = 'http://our.own.invalid'
  if (!URL.canParse(path, base)) return HOME_PATH
  const { origin, pathname, search } = new URL(path, base)
  const isOpen = OPEN_TO_RETURN.some((root) => pathname === root || pathname.startsWith(`${root}/`))
  const isPlain = origin === base && !/%(?:2f|5c|0[0-9a-f]|1[0-9a-f]|7f)|\/\//i.test(pathname)
  return isOpen && isPlain ? pathname + search : HOME_PATH
}
