// Who holds a session: one query for each call, no cache, so that signing out works at once on all replicas.
import type { House } from '@/lib/house'
import { sha256 } from '@/lib/ids'
import type { Visitor } from './session'
import { selectHolder, selectMemberships, selectUser } from './store'

const LONGEST_TOKEN = 200

/** Undefined when the session is unknown, was ended, or has been idle or alive for too long. */
export async function findPerson(
  house: House,
  sessionToken: string,
): Promise<{ userId: string; isOperator: boolean } | undefined> {
  if (sessionToken.length > LONGEST_TOKEN) return undefined
  return selectHolder(house, sha256(sessionToken))
}

/** The same with what pages show: name, address and memberships. */
export async function findVisitor(house: House, sessionToken: string): Promise<Visitor | undefined> {
  const person = await findPerson(house, sessionToken)
  const user = person && (await selectUser(house.db, person.userId))
  if (!user) return undefined
  const { email, id, isOperator, name } = user
  return { userId: id, email, name, isOperator, memberships: await selectMemberships(house.db, id) }
}
