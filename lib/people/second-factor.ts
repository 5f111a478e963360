// The second factor: whether a typed code is somebody's, and the sign-in that waits for it.
import { actAs } from '@/db/actor'
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { sha256 } from '@/lib/ids'
import { selectApp } from './authenticator-app-store'
import { type AtSignIn, takeAppCode } from './authenticator-apps'
import { selectPasskeys } from './passkey-store'
import { selectRecoveryCodes } from './recovery-code-store'
import { recoveryCodeIn, takeRecoveryCode } from './recovery-codes'
import { insertNewSignIn, newSignInToken } from './sign-ins'
import { deleteWaiting, lockUser, selectWaiting } from './store'

/** Whether it is a code of their app, or a recovery code; it is worth nothing afterwards. Throws `Request.TooMany`. */
export async function takeFactorCode(house: House, at: AtSignIn, typed: string): Promise<boolean> {
  const recoveryCode = recoveryCodeIn(typed)
  if (recoveryCode === undefined) return takeAppCode(house, at, typed)
  await takeTurn(house, 'recoveryTry', at.tokenHash)
  return takeRecoveryCode(house, at.userId, recoveryCode)
}

/** Who has begun to sign in, and by what they may go on. Undefined where nobody waits, or no longer. */
export async function findWaiting(
  house: House,
  token: string,
): Promise<{ email: string; hasApp: boolean; hasCodes: boolean; hasPasskeys: boolean } | undefined> {
  const waiting = await selectWaiting(house, sha256(token))
  if (!waiting) return undefined
  const { email, userId } = waiting
  const [app, codes, passkeys] = await Promise.all([
    selectApp(house.db, userId),
    selectRecoveryCodes(house.db, userId),
    selectPasskeys(house.db, userId),
  ])
  return {
    email,
    hasApp: app !== undefined,
    hasCodes: (codes?.remaining ?? 0) > 0,
    hasPasskeys: passkeys.length > 0,
  }
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
    if (!(await takeFactorCode(house, { userId, tokenHash, isWaiting: true }, typed)))
      throw new Failure('Auth.ProofRefused')
    const anew = newSignInToken()
    const signIn = { token: anew, userId, entrance, hasFactor: true }
    return transact(house.db, async (tx) => {
      await lockUser(tx, userId)
      if (!(await deleteWaiting(tx, tokenHash, house.clock.now()))) throw new Failure('Auth.ProofRefused')
      return { token: anew, ...(await insertNewSignIn(tx, house, signIn)) }
    })
  })
}
