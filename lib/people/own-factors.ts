// Which second factors somebody has, passkeys and an authenticator app; and what comes with the first and goes with the last.
import type { Queryable } from '@/db/database'
import type { Transaction } from '@/db/transact'
import { selectApp } from './authenticator-app-store'
import { selectPasskeys } from './passkey-store'
import {
  deleteRecoveryCodes,
  insertRecoveryCodes,
  type RecoveryCodes,
  upsertRecoveryCodes,
} from './recovery-code-store'
import { deleteOtherSignIns, lockUser, updateFactorsForgotten } from './store'

/** Whoever has one is not let past it by their mailbox. */
export async function hasSecondFactor(db: Queryable, userId: string): Promise<boolean> {
  return (await selectApp(db, userId)) !== undefined || (await selectPasskeys(db, userId)).length > 0
}

export interface Begun {
  /** Undefined where they have some already. */
  codes: RecoveryCodes | undefined
  /** How many sign-ins ended; undefined where this is not the first factor. */
  ended: number | undefined
}

/**
 * Called before a factor is kept, in its transaction. Until there was one, whoever reads the mailbox could sign in and make recovery
 * codes: with the first, all other sign-ins end, and codes of before are worth nothing.
 */
export async function beginFactor(
  tx: Transaction,
  { codes, signInId, userId }: { userId: string; signInId: string; codes: RecoveryCodes },
): Promise<Begun> {
  await lockUser(tx, userId)
  if (await hasSecondFactor(tx, userId))
    return { codes: (await insertRecoveryCodes(tx, codes)) ? codes : undefined, ended: undefined }
  await upsertRecoveryCodes(tx, codes)
  return { codes, ended: await deleteOtherSignIns(tx, userId, signInId) }
}

/** Where the last one is gone, no sign-in counts as having shown one any more, and recovery codes stand for nothing. */
export async function forgetLostFactor(tx: Transaction, userId: string): Promise<void> {
  if (await hasSecondFactor(tx, userId)) return
  await updateFactorsForgotten(tx, userId)
  await deleteRecoveryCodes(tx, userId)
}
