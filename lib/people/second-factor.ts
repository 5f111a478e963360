// The second factor: whether a typed code is somebody's, and the sign-in that waits for it.
import { actAs } from '@/db/actor'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { sha256 } from '@/lib/ids'
import { countFactorTry, takeAppCode } from './authenticator-apps'
import { selectPasskeys } from './passkey-store'
import { takeRecoveryCode } from './recovery-codes'
import { startSignIn } from './sign-ins'
import { deleteSignIn, selectWaiting } from './store'

/** Whether it is a code of their app, or a recovery code; it is worth nothing afterwards. Throws `Request.TooMany`. */
export async function takeFactorCode(house: House, userId: string, typed: string): Promise<boolean> {
  await countFactorTry(house, userId)
  return (await takeAppCode(house, userId, typed)) || takeRecoveryCode(house, userId, typed)
}

/** Who has begun to sign in, and by what they may go on. Undefined where nobody waits, or no longer. */
export async function findWaiting(
  house: House,
  token: string,
): Promise<{ email: string; hasPasskeys: boolean } | undefined> {
  const waiting = await selectWaiting(house, sha256(token))
  if (!waiting) return undefined
  const passkeys = await selectPasskeys(house.db, waiting.userId)
  return { email: waiting.email, hasPasskeys: passkeys.length > 0 }
}

/** The second step: the sign-in that waited becomes a new one, by a new token. Throws `Auth.ProofRefused`, `Request.TooMany`. */
export async function signInByFactor(
  house: House,
  token: string,
  typed: string,
): Promise<{ token: string; expiresAt: Date }> {
  const tokenHash = sha256(token)
  const { entrance, userId } = found(await selectWaiting(house, tokenHash), 'Auth.ProofRefused')
  return actAs(`person:${userId}`, async () => {
    if (!(await takeFactorCode(house, userId, typed))) throw new Failure('Auth.ProofRefused')
    await deleteSignIn(house.db, tokenHash)
    return startSignIn(house, userId, entrance, { hasFactor: true })
  })
}
