// Changes a member's role, but never removes the last owner.
import type { Role } from '@/db/schema/organisations'
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { lockOwners, updateRole } from './member-store'
import type { Member } from './organisation'

/**
 * `by` is the role of the person who asks, where it is one: only owners make owners, or unmake them.
 * Throws `User.NotFound`, `Membership.LastOwner`, and `Auth.Forbidden`.
 */
export function changeMember(
  { db }: House,
  { by, ...membership }: { organisationId: string; userId: string; role: Role; by?: Role | undefined },
): Promise<Member> {
  const { organisationId, role, userId } = membership
  return transact(db, async (tx) => {
    const owners = await lockOwners(tx, organisationId)
    if (by && by !== 'Owner' && (role === 'Owner' || owners.includes(userId)))
      throw new Failure('Auth.Forbidden', 'Only an owner can decide who is an owner.')
    if (role !== 'Owner' && owners.length === 1 && owners[0] === userId)
      throw new Failure('Membership.LastOwner')
    return found(await updateRole(tx, membership), 'User.NotFound')
  })
}
