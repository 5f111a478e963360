// Resends an invitation to someone who has not signed in yet.
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import { selectMember, updateInvitation } from './member-store'
import type { Member } from './organisation'

/** However often it is asked for: nobody is buried in mails. */
const ONE_LETTER_IN_MS = 10 * 60_000

interface Invitation {
  organisationId: string
  userId: string
  /** Names the call: its repeat sends nothing more, however late it comes. */
  requestId: string
}

/** Throws `User.NotFound`, `Membership.AlreadyAccepted`. */
export function resendInvitation(
  { clock, db }: House,
  { organisationId, requestId, userId }: Invitation,
): Promise<Member> {
  return transact(db, async (tx) => {
    const [member] = await selectMember(tx, organisationId, userId)
    if (!member) throw new Failure('User.NotFound')
    if (member.signedInAt) throw new Failure('Membership.AlreadyAccepted')
    if (!(await updateInvitation(tx, { organisationId, requestId, userId }))) return member
    const turn = Math.floor(clock.now().getTime() / ONE_LETTER_IN_MS)
    const fact = `${organisationId}:${userId}:${member.createdAt.toISOString()}:again:${turn}`
    await writeLetter(tx, 'invitation', fact, { organisationId, userId })
    return member
  })
}
