// Adds a person to an organisation.
import type { Role } from '@/db/schema/organisations'
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import { insertMembership, insertUser } from './member-store'
import type { Member } from './organisation'

interface NewMember {
  organisationId: string
  email: string
  role: Role
  name?: string
  /** Names the call, so that a repeat finds what it has made. */
  requestId?: string
}

/** Makes the person known where nobody has this email address yet. Throws `Membership.AlreadyMember`. */
export const createMember = (house: House, member: NewMember): Promise<Member> => enter(house, member, false)

/**
 * The same with a letter to the person: signing in with that address accepts the invitation.
 * `by` is the role of the person who invites, where it is one: only owners make owners.
 * Throws `Auth.Forbidden`, `Membership.AlreadyMember`.
 */
export async function inviteMember(house: House, member: NewMember, by?: Role): Promise<Member> {
  if (by && by !== 'Owner' && member.role === 'Owner')
    throw new Failure('Auth.Forbidden', 'Only an owner can make another person an owner.')
  return enter(house, member, true)
}

function enter(
  { db }: House,
  { email, name, organisationId, requestId, role }: NewMember,
  isInvited: boolean,
): Promise<Member> {
  return transact(db, async (tx) => {
    const userId = await insertUser(tx, email, name)
    const member = await insertMembership(tx, { organisationId, userId, role, requestId })
    if (!member) throw new Failure('Membership.AlreadyMember')
    // A person who was removed and is invited again gets another email.
    const fact = `${organisationId}:${userId}:${member.createdAt.toISOString()}`
    if (isInvited) await writeLetter(tx, 'invitation', fact, { organisationId, userId })
    return member
  })
}
