// Starts a sign-in for an authenticated person, and ends sign-ins.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { newSecret, sha256 } from '@/lib/ids'
import { endOfLife } from './sign-in'
import { deleteSignIn, deleteSignInsOf, insertSignIn, updateSignedIn } from './store'

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
