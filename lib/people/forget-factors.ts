// The way out for who has lost every factor and every recovery code, by whoever runs this platform and knows who asks.
import { transact } from '@/db/transact'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { deleteApp } from './authenticator-app-store'
import { deletePasskeysOf } from './passkey-store'
import { deleteRecoveryCodes } from './recovery-code-store'
import { tellSecurityChange } from './security-change'
import { deleteSignInsOf, lockUser, selectUserByEmail } from './store'

/** Without a factor a link by email is proof again. All sign-ins end, and the person is told. Throws `User.NotFound`. */
export async function forgetFactors(
  house: House,
  email: string,
): Promise<{ userId: string; passkeys: number; authenticatorApps: number }> {
  const { id: userId } = found(await selectUserByEmail(house.db, email), 'User.NotFound')
  const removed = await transact(house.db, async (tx) => {
    await lockUser(tx, userId)
    await deleteSignInsOf(tx, userId)
    await deleteRecoveryCodes(tx, userId)
    await tellSecurityChange(tx, house, { userId, change: 'factors-forgotten' })
    return { passkeys: await deletePasskeysOf(tx, userId), authenticatorApps: await deleteApp(tx, userId) }
  })
  house.log.warn({ userId, ...removed }, 'somebody’s second factors were removed by an operator')
  return { userId, ...removed }
}
