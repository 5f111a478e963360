// Begins a session for somebody who has shown who they are, and ends sessions again.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { newSecret, sha256 } from '@/lib/ids'
import { endOfLife } from './session'
import { deleteSession, deleteSessionsOf, insertSession, updateSignedIn } from './store'

/** A session's token: 256 random bits, new at every sign-in. */
export const newSessionToken = newSecret

/** Keeps a token's hash; the token itself goes into the cookie and nowhere else. */
export async function keepSession(
  { clock, db }: House,
  { token, userId }: { token: string; userId: string },
): Promise<{ expiresAt: Date }> {
  const now = clock.now()
  const expiresAt = endOfLife(now)
  await transact(db, async (tx) => {
    await insertSession(tx, { tokenHash: sha256(token), userId, expiresAt, now })
    // Whoever was invited has accepted by being here.
    await updateSignedIn(tx, userId, now)
  })
  return { expiresAt }
}

export async function startSession(
  house: House,
  userId: string,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newSessionToken()
  return { token, ...(await keepSession(house, { token, userId })) }
}

export async function endSession({ db }: House, token: string): Promise<void> {
  await deleteSession(db, sha256(token))
}

/** Signs somebody out everywhere, on all replicas at once. */
export async function endAllSessions({ db }: House, userId: string): Promise<void> {
  await deleteSessionsOf(db, userId)
}
