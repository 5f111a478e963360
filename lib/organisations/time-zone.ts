// Accepts a time zone only if both this runtime and the database know it.
import type { Queryable } from '@/db/database'
import { invalidField } from '@/lib/failure/failure'
import { selectKnownTimeZone } from './store'

/** As the database spells it. Throws `Request.Invalid`. */
export async function spellTimeZone(db: Queryable, name: string): Promise<string> {
  const known = await selectKnownTimeZone(db, name)
  if (known !== undefined) return known
  throw invalidField(
    '/timeZone',
    'unknown-time-zone',
    'timeZone: this time zone is not known. Use an IANA name such as Europe/Berlin.',
  )
}
