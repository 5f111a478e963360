// Creates a person, for the operator's command line.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { insertUser, updateOperator } from './member-store'

/** An email address that is known already keeps its id, and an operator stays one. */
export function createUser(
  { db }: House,
  { email, isOperator, name }: { email: string; isOperator: boolean; name?: string },
): Promise<{ userId: string }> {
  return transact(db, async (tx) => {
    const userId = await insertUser(tx, email, name)
    if (isOperator) await updateOperator(tx, userId)
    return { userId }
  })
}
