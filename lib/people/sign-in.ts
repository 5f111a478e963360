// A sign-in: how long it lasts, and who holds it.
import type { Role } from '@/db/schema/organisations'
import { daysFrom } from '@/lib/clock'
import type { SignInHere } from '@/lib/http/call/caller'

/** Without a visit a sign-in ends after so many days, and after so many more however busy it is. */
export const IDLE_DAYS = 14
export const LIFE_DAYS = 60
/** Being here is written down at most this often, so that looking at pages stays reading. */
export const SEEN_AGAIN_SECONDS = 3_600

export const endOfLife = (now: Date): Date => daysFrom(now, LIFE_DAYS)

/** From where somebody signs in, and how. */
export interface Entrance {
  /** `mail`, `passkey`, `demo`, or the id of a provider. */
  way: string
  userAgent: string | null
  /** The network of the address that the front door found. */
  network: string
}

/** One sign-in, as its holder is shown it. */
export interface ListedSignIn {
  id: string
  way: string | null
  userAgent: string | null
  network: string | null
  createdAt: Date
  /** To the hour. */
  lastSeenAt: Date
  isThis: boolean
}

export interface Membership {
  organisationId: string
  organisationName: string
  clientId: string
  role: Role
  requiresSecondFactor: boolean
}

/** A signed-in person, as pages need to know them. */
export interface Visitor {
  userId: string
  email: string
  name: string | null
  isOperator: boolean
  /** An operator who has shown no second factor, where operators need one. */
  isOperatorKeptOut: boolean
  signIn: SignInHere
  /** By the organisation's name. */
  memberships: Membership[]
}
