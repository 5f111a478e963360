// A zone counts when both who reckon in it know it: this runtime, which the request was checked against, and the database.
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
