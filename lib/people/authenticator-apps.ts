// Authenticator apps: set up by scanning a key and entering a code of it, and asked for codes afterwards, each of which counts once.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn } from '@/lib/http/call/caller'
import { type LimitName, takeTurns } from '@/lib/http/call/limits'
import { deriveSecret, newId } from '@/lib/ids'
import { isSealedUnderOldKey, openSecret, SealBroken, sealSecret } from '@/lib/secret-box'
import { dayIn } from '@/lib/time-zone'
import {
  deleteApp,
  insertApp,
  selectApp,
  selectSealedApps,
  updateAppUsed,
  updateSealedApp,
} from './authenticator-app-store'
import { beginFactor, forgetLostFactor } from './own-factors'
import { updateProven } from './proof-store'
import { newRecoveryCodes } from './recovery-codes'
import { tellSecurityChange } from './security-change'
import { lockUser, selectUser } from './store'
import { stepOf, type TotpKey, totpKeyFrom } from './totp'

const placeOf = (id: string): string => `authenticator-app:${id}`

/** `isWaiting`: at the second step of signing in, where also somebody stands who only reads the mailbox. */
export interface AtSignIn {
  userId: string
  tokenHash: string
  isWaiting: boolean
}

/** Before a code is looked at, so that many at once are no way around: guesses of all such sign-ins of a person together. */
function countAppTry(house: House, { isWaiting, userId }: AtSignIn): Promise<void> {
  const [ofHour, ofDay] = isWaiting
    ? (['factorTry', 'factorTryOfDay'] as const)
    : (['factorProof', 'factorProofOfDay'] as const)
  const turns: [LimitName, string][] = [
    [ofHour, userId],
    [ofDay, userId],
  ]
  return takeTurns(house, turns, async (name) => {
    if (name !== ofDay) return
    house.log.warn({ userId, limit: name }, 'the codes of somebody’s authenticator app are being guessed')
    const fact = `${name}:${userId}:${dayIn('UTC', house.clock.now())}`
    await transact(house.db, (tx) => tellSecurityChange(tx, house, { userId, change: 'app-guessed' }, fact))
  })
}

/** The six digits of a code, in whatever script and with whatever spaces they were typed. */
function appCodeIn(typed: string): string | undefined {
  const code = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  return /^\d{6}$/.test(code) ? code : undefined
}

/** Derived for this sign-in alone, so that nothing is kept of what is never confirmed. */
async function keyFor(house: House, { signIn, userId }: SignedIn, setupId: string): Promise<TotpKey> {
  const { tokenHash } = found(signIn, 'Auth.Forbidden')
  const { email } = found(await selectUser(house.db, userId), 'User.NotFound')
  const bytes = deriveSecret(house.env.authSecret, 'authenticator-app', `${tokenHash}\n${setupId}`)
  return totpKeyFrom(Buffer.from(bytes, 'base64url'), email)
}

/** A key to scan, which counts for nothing until one of its codes comes back. Throws `AuthenticatorApp.Exists`. */
export async function offerApp(house: House, caller: SignedIn): Promise<TotpKey & { setupId: string }> {
  if (await selectApp(house.db, caller.userId)) throw new Failure('AuthenticatorApp.Exists')
  const setupId = newId()
  return { setupId, ...(await keyFor(house, caller, setupId)) }
}

/**
 * Keeps the app whose code this is. With the first factor, all other sign-ins end. Who has no recovery codes yet gets them, the
 * only time that they are shown. Throws `Auth.ProofRefused`, `AuthenticatorApp.Exists`, and `Request.TooMany`.
 */
export async function addApp(
  house: House,
  caller: SignedIn,
  { code, setupId }: { setupId: string; code: string },
): Promise<{ recoveryCodes: string[] }> {
  const { signIn, userId } = caller
  const { id: signInId, tokenHash } = found(signIn, 'Auth.Forbidden')
  await countAppTry(house, { userId, tokenHash, isWaiting: false })
  const { secret } = await keyFor(house, caller, setupId)
  const now = house.clock.now()
  const step = stepOf(secret, appCodeIn(code) ?? '', now)
  if (step === undefined)
    throw new Failure(
      'Auth.ProofRefused',
      'This is not the code that the app shows for this key now. Codes change every half minute, and the clock of the phone has to be right.',
    )
  const id = newId()
  const sealedSecret = sealSecret(house.env, placeOf(id), secret)
  const fresh = await newRecoveryCodes(house, userId)
  return transact(house.db, async (tx) => {
    const begun = await beginFactor(tx, { userId, signInId, codes: fresh.row })
    if (!(await insertApp(tx, { id, userId, sealedSecret, lastStep: step, createdAt: now })))
      throw new Failure('AuthenticatorApp.Exists')
    await updateProven(tx, tokenHash, { now, isByFactor: true })
    await tellSecurityChange(tx, house, { userId, change: 'app-added', ended: begun.ended })
    return { recoveryCodes: begun.codes ? fresh.codes : [] }
  })
}

/** Undefined where they have none. */
export const findApp = ({ db }: House, { userId }: Pick<SignedIn, 'userId'>) => selectApp(db, userId)

/** Whether this is a code of theirs that was not taken before. Throws `Request.TooMany`. */
export async function takeAppCode(house: House, at: AtSignIn, typed: string): Promise<boolean> {
  const { userId } = at
  await countAppTry(house, at)
  const code = appCodeIn(typed)
  const app = code === undefined ? undefined : await selectApp(house.db, userId)
  if (code === undefined || !app) return false
  const now = house.clock.now()
  const step = stepOf(openSecret(house.env, placeOf(app.id), app.sealedSecret), code, now)
  return step !== undefined && updateAppUsed(house.db, { id: app.id, step, now })
}

/** Throws `AuthenticatorApp.NotFound`. */
export async function removeApp(house: House, { userId }: SignedIn): Promise<void> {
  await transact(house.db, async (tx) => {
    await lockUser(tx, userId)
    if ((await deleteApp(tx, userId)) === 0) throw new Failure('AuthenticatorApp.NotFound')
    await forgetLostFactor(tx, userId)
    await tellSecurityChange(tx, house, { userId, change: 'app-removed' })
  })
}

/** Returns how many. One that cannot be decrypted stays as it is, and is reported when it is needed. */
export async function resealApps({ db, env, log }: House): Promise<number> {
  let resealed = 0
  for (const { id, sealed } of await selectSealedApps(db)) {
    if (!isSealedUnderOldKey(env, sealed)) continue
    try {
      const anew = sealSecret(env, placeOf(id), openSecret(env, placeOf(id), sealed))
      resealed += await updateSealedApp(db, { id, sealed, anew })
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error
      log.error(
        { err: error, authenticatorAppId: id },
        'the secret of an authenticator app could not be re-encrypted',
      )
    }
  }
  return resealed
}
