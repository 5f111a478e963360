// Sign-ins: started for who has proven who they are, found by their token at every call, and ended.
import { type Transaction, transact } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn } from '@/lib/http/call/caller'
import { addressOf } from '@/lib/http/call/client-address'
import { newSecret, sha256 } from '@/lib/ids'
import { hasSecondFactor } from './own-factors'
import { type Entrance, endOfLife, type ListedSignIn, type Visitor } from './sign-in'
import {
  deleteOtherSignIns,
  deleteOwnSignIn,
  deleteSignIn,
  deleteSignInsOf,
  type Holder,
  insertSignIn,
  lockUser,
  selectHolder,
  selectMemberships,
  selectSignIns,
  selectUser,
  updateSignedIn,
} from './store'

const LONGEST_TOKEN = 200
/** For the second factor, before one has to begin again. */
export const SECOND_STEP_MINUTES = 10

/** Undefined when the sign-in is unknown, was ended, or has been idle or alive for too long. */
export async function findPerson(house: House, token: string): Promise<Holder | undefined> {
  if (token.length > LONGEST_TOKEN) return undefined
  return selectHolder(house, sha256(token))
}

/** The same with what pages show: name, address and memberships. */
export async function findVisitor(house: House, token: string): Promise<Visitor | undefined> {
  const person = await findPerson(house, token)
  const user = person && (await selectUser(house.db, person.userId))
  if (!user) return undefined
  const { email, id, name } = user
  const { isOperator } = person
  return {
    userId: id,
    email,
    name,
    isOperator,
    isOperatorKeptOut: user.isOperator && !isOperator,
    signIn: person.signIn,
    memberships: await selectMemberships(house.db, id),
  }
}

/** A sign-in's token: 256 random bits, new at every sign-in. */
export const newSignInToken = newSecret

interface NewSignIn {
  token: string
  userId: string
  entrance?: Entrance | undefined
  /** A second factor was shown. */
  hasFactor?: boolean | undefined
}

/**
 * Keeps a token's hash; the token itself goes into the cookie and nowhere else. Whoever has a second factor is asked for it next,
 * until when this sign-in opens nothing. Whoever sets one up at the same moment comes before or behind.
 */
export async function insertNewSignIn(
  tx: Transaction,
  { clock }: Pick<House, 'clock'>,
  { entrance, hasFactor = entrance?.way === 'passkey', token, userId }: NewSignIn,
): Promise<{ expiresAt: Date }> {
  const now = clock.now()
  await lockUser(tx, userId)
  const hasOne = await hasSecondFactor(tx, userId)
  const isComplete = hasFactor || !hasOne
  const expiresAt = isComplete ? endOfLife(now) : secondsFrom(now, SECOND_STEP_MINUTES * 60)
  await insertSignIn(tx, {
    ...entrance,
    ...(hasFactor && hasOne && { factorAt: now }),
    ...{ tokenHash: sha256(token), userId, expiresAt, now, awaitsFactor: !isComplete },
  })
  // Signing in accepts any invitation.
  await updateSignedIn(tx, userId, now)
  return { expiresAt }
}

export const keepSignIn = (house: House, signIn: NewSignIn): Promise<{ expiresAt: Date }> =>
  transact(house.db, (tx) => insertNewSignIn(tx, house, signIn))

export async function startSignIn(
  house: House,
  userId: string,
  entrance?: Entrance,
): Promise<{ token: string; expiresAt: Date }> {
  const token = newSignInToken()
  return { token, ...(await keepSignIn(house, { token, userId, entrance })) }
}

const MOST_LISTED = 100
const LONGEST_USER_AGENT = 400

/** What is kept of the request that begins a sign-in. */
export const entranceOf = (way: string, headers: Headers): Entrance => ({
  way,
  userAgent: headers.get('user-agent')?.slice(0, LONGEST_USER_AGENT) ?? null,
  network: addressOf({ headers }),
})

/** The person's sign-ins on all of their devices, the newest first. */
export async function listSignIns(
  house: House,
  { signIn: here, userId }: Pick<SignedIn, 'signIn' | 'userId'>,
): Promise<ListedSignIn[]> {
  const rows = await selectSignIns(house, userId, MOST_LISTED)
  return rows.map(({ createdAt, id, lastSeenAt, network, userAgent, way }) => ({
    ...{ id, way, userAgent, network, createdAt, lastSeenAt },
    isThis: id === here?.id,
  }))
}

/** Ends one of the person's own sign-ins, on all replicas at once. Throws `SignIn.NotFound`. */
export async function endOneSignIn({ db }: House, { userId }: SignedIn, id: string): Promise<void> {
  if (!(await deleteOwnSignIn(db, userId, id))) throw new Failure('SignIn.NotFound')
}

/** Ends all of the person's sign-ins but the one that asks. */
export async function endOtherSignIns({ db }: House, { signIn, userId }: SignedIn): Promise<void> {
  await deleteOtherSignIns(db, userId, found(signIn, 'Auth.Forbidden').id)
}

export async function endSignIn({ db }: House, token: string): Promise<void> {
  await deleteSignIn(db, sha256(token))
}

/** Signs somebody out everywhere, on all replicas at once. */
export async function endAllSignIns({ db }: House, userId: string): Promise<void> {
  await deleteSignInsOf(db, userId)
}
