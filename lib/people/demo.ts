// The demo world's people, who sign in by one click: in the sandbox only, where no money is real.
import { eq } from 'drizzle-orm'
import { facts, type Role } from '@/db/schema/organisations'
import type { Env } from '@/lib/env'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Entrance } from './sign-in'
import { startSignIn } from './sign-ins'
import { selectPeopleOf } from './store'

const MOST = 30

export interface DemoPerson {
  userId: string
  name: string
  /** What they are and where: "Owner, Bakery". */
  standing: string
}

/** A simulator plays Stripe, and the key is a test key: nothing else opens this door. */
export const opensEveryDoor = (env: Pick<Env, 'stripeApiBase' | 'stripeLivemode'>): boolean =>
  env.stripeApiBase !== undefined && !env.stripeLivemode

export async function listDemoPeople({ db, env }: House): Promise<DemoPerson[]> {
  if (!opensEveryDoor(env)) return []
  const [world] = await db.select().from(facts).where(eq(facts.name, 'demo-world'))
  const clientId = world?.value.clientId
  if (typeof clientId !== 'string') return []
  const rows = await selectPeopleOf(db, clientId, MOST)
  const standingOf = (role: Role | null, place: string | null, isOperator: boolean) =>
    isOperator ? 'Operator, all organisations' : `${role}, ${place}`
  return rows.map(({ email, isOperator, name, organisationName, role, userId }) => ({
    userId,
    name: name ?? email,
    standing: standingOf(role, organisationName, isOperator),
  }))
}

/** Throws `Route.NotFound` everywhere but in the sandbox, and for everybody who is not of the demo world. */
export async function signInAs(
  house: House,
  userId: string,
  entrance: Entrance,
): Promise<{ token: string; expiresAt: Date }> {
  const people = await listDemoPeople(house)
  if (!people.some((person) => person.userId === userId)) throw new Failure('Route.NotFound')
  return startSignIn(house, userId, entrance)
}
