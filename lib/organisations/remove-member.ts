// Removes a member from an organisation, but never its last owner.
import type { Role } from '@/db/schema/organisations'
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { deleteMembership, lockOwners } from './member-store'

/**
 * `by` is the role of the person who asks, where it is one: only owners remove owners.
 * Throws `User.NotFound`, `Membership.LastOwner`, and `Auth.Forbidden`.
 */
export function removeMember(
  { db }: House,
  { by, organisationId, userId }: { organisationId: string; userId: string; by?: Role },
): Promise<void> {
  return transact(db, async (tx) => {
    const owners = await lockOwners(tx, organisationId)
    if (by && by !== 'Owner' && owners.includes(userId))
      throw new Failure('Auth.Forbidden', 'Only an owner can remove an owner.')
    if (owners.length === 1 && owners[0] === userId) throw new Failure('Membership.LastOwner')
    if (!(await deleteMembership(tx, organisationId, userId))) throw new Failure('User.NotFound')
  })
}
