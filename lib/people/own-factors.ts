// Which second factors somebody has: passkeys, and an authenticator app.
import type { Queryable } from '@/db/database'
import { selectApp } from './authenticator-app-store'
import { selectPasskeys } from './passkey-store'
import { updateFactorsForgotten } from './store'

/** Whoever has one is not let past it by their mailbox. */
export async function hasSecondFactor(db: Queryable, userId: string): Promise<boolean> {
  return (await selectApp(db, userId)) !== undefined || (await selectPasskeys(db, userId)).length > 0
}

/** Where the last one is gone, no sign-in counts as having shown one any more. */
export async function forgetLostFactor(db: Queryable, userId: string): Promise<void> {
  if (!(await hasSecondFactor(db, userId))) await updateFactorsForgotten(db, userId)
}
