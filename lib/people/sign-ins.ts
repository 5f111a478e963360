// Sign-ins: started for who has proven who they are, found by their token at every call, and ended.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { newSecret, sha256 } from '@/lib/ids'
import { endOfLife, type Visitor } from './sign-in'
import {
  deleteSignIn,
  deleteSignInsOf,
  insertSignIn,
  selectHolder,
  selectMemberships,
  selectUser,
  updateSignedIn,
} from './store'

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

/** A sign-in's token: 256 random bits, new at every sign-in. */
export const newSignInToken = newSecret

/** Keeps a token's hash; the token itself goes into the cookie and nowhere else. */
export async function keepSignIn(
  { clock, db }: House,
  { token, userId }: { token: string; userId: string },
): Promise<{ expiresAt: Date }> {
  const now = clock.now()
  const expiresAt = endOfLife(now)
  await transact(db, async (tx) => {
    await insertSignIn(tx, { tokenHash: sha256(token), userId, expiresAt, now })
    // Signing in accepts any invitation.
    await updateSignedIn(tx, userId, now)
  })
  return { expiresAt }
}

export async function startSignIn(house: House, userId: string): Promise<{ token: string; expiresAt: Date }> {
  const token = newSignInToken()
  return { token, ...(await keepSignIn(house, { token, userId })) }
}

export async function endSignIn({ db }: House, token: string): Promise<void> {
  await deleteSignIn(db, sha256(token))
}

/** Signs somebody out everywhere, on all replicas at once. */
export async function endAllSignIns({ db }: House, userId: string): Promise<void> {
  await deleteSignInsOf(db, userId)
}
