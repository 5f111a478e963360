// The people of an organisation: invited or added, listed, given another role, and removed; never the last owner.
import type { Role } from '@/db/schema/organisations'
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Caller, SignedIn, Standing } from '@/lib/http/call/caller'
import { type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import { writeLetter } from '@/lib/outbox/outbox'
import {
  deleteMembership,
  insertMembership,
  insertUser,
  lockOwners,
  selectMember,
  selectMembers,
  selectRole,
  selectWithoutFactor,
  updateInvitation,
  updateOperator,
  updateRole,
} from './member-store'
import type { Member } from './organisation'
import { type OperatorVisit, selectOpenVisit } from './visit-store'
import { mayChangeAt } from './visits'

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

type Person = Pick<SignedIn, 'userId' | 'isOperator' | 'signIn'>

/** Calls by tokens were let in when the token was made. */
const hasShownFactor = ({ signIn }: Person): boolean => signIn === undefined || signIn.hasFactor

export interface Access {
  role: Role
  /** What is still missing before they may come in. */
  keptOut?: 'second-factor' | 'visit'
  /** By which an operator is there who is none of its people. */
  visit?: OperatorVisit
}

/** Operators look where they have said why; for some minutes they may do what admins may. */
async function accessOfOperator(
  house: House,
  { userId }: Person,
  organisationId: string,
  own: Role | null,
): Promise<Access> {
  const now = house.clock.now()
  const visit = await selectOpenVisit(house.db, { userId, organisationId, now })
  if (!visit) return own ? { role: own } : { role: 'Member', keptOut: 'visit' }
  return { role: mayChangeAt(visit, now) ? 'Admin' : 'Member', visit }
}

/**
 * What somebody is in an organisation, and what keeps them out of it for now. Undefined for strangers, and where there is no such
 * organisation.
 */
export async function findAccess(
  house: House,
  person: Person,
  organisationId: string,
): Promise<Access | undefined> {
  const found = await selectRole(house, person.userId, organisationId)
  if (!found) return undefined
  const { requiresSecondFactor, role } = found
  const isByVisit = person.isOperator && (role === null || role === 'Member')
  const access = isByVisit ? await accessOfOperator(house, person, organisationId, role) : role && { role }
  if (!access) return undefined
  const isKeptOut = requiresSecondFactor && !hasShownFactor(person)
  return isKeptOut ? { ...access, keptOut: 'second-factor' } : access
}

/** Undefined as above. Throws `Auth.SecondFactorNeeded`, `Operator.VisitNeeded`. */
export async function findStanding(
  house: House,
  person: Person,
  organisationId: string,
): Promise<Standing | undefined> {
  const access = await findAccess(house, person, organisationId)
  if (access?.keptOut === 'second-factor') throw new Failure('Auth.SecondFactorNeeded')
  if (access?.keptOut) throw new Failure('Operator.VisitNeeded')
  return access && { role: access.role, isByVisit: access.visit !== undefined }
}

export const findRole = async (
  house: House,
  person: Person,
  organisationId: string,
): Promise<Role | undefined> => (await findStanding(house, person, organisationId))?.role

/**
 * For what operators do to a row of an organisation that their call did not name: as if it had. Throws what `findRole` throws, and
 * `Operator.RaiseNeeded`.
 */
export const mayChange =
  (house: House, caller: Caller | SignedIn) =>
  async (organisationId: string): Promise<void> => {
    if (caller.kind !== 'person') return
    const role = found(await findRole(house, caller, organisationId), 'Operator.VisitNeeded')
    if (role === 'Member') throw new Failure('Operator.RaiseNeeded')
  }

export async function listMembers(
  { db }: House,
  organisationId: string,
  request: PageRequest,
): Promise<Page<Member>> {
  return pageOf(await selectMembers(db, organisationId, request), request.limit)
}

/** Whether the organisation requires a second factor, and how many of its people have none. */
export const countWithoutFactor = ({ db }: House, organisationId: string) =>
  selectWithoutFactor(db, organisationId)

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
