// Finds the person behind a sign-in: one query per call, no cache, so that signing out takes effect immediately on all replicas.
import type { House } from '@/lib/house'
import { sha256 } from '@/lib/ids'
import type { Visitor } from './sign-in'
import { selectHolder, selectMemberships, selectUser } from './store'

const LONGEST_TOKEN = 200

/** Undefined when the sign-in is unknown, was ended, or has been idle or alive for too long. */
export async function findPerson(
  house: House,
  token: string,
): Promise<{ userId: string; isOperator: boolean } | undefined> {
  if (token.length > LONGEST_TOKEN) return undefined
  return selectHolder(house, sha256(token))
}

/** The same with what pages show: name, address and memberships. */
export async function findVisitor(house: House, token: string): Promise<Visitor | undefined> {
  const person = await findPerson(house, token)
  const user = person && (await selectUser(house.db, person.userId))
  if (!user) return undefined
  const { email, id, isOperator, name } = user
  return { userId: id, email, name, isOperator, memberships: await selectMemberships(house.db, id) }
}
