// Accepts a time zone only if both this runtime and the database know it.
import type { Queryable } from '@/db/database'
import { invalidRequest } from '@/lib/failure/failure'
import { selectKnownTimeZone } from './store'

/** As the database spells it. Throws `Request.Invalid`. */
export async function spellTimeZone(db: Queryable, name: string): Promise<string> {
  const known = await selectKnownTimeZone(db, name)
  if (known !== undefined) return known
  throw invalidRequest([
    {
      pointer: '/timeZone',
      code: 'unknown-time-zone',
      detail: 'timeZone: this time zone is not known. Use an IANA name such as Europe/Berlin.',
    },
  ])
}
