// Operators look into an organisation of others with a reason, for a while; to change something they say why once more.
import { transact } from '@/db/transact'
import { secondsFrom } from '@/lib/clock'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { SignedIn } from '@/lib/http/call/caller'
import { type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import { newId } from '@/lib/ids'
import { writeLetter } from '@/lib/outbox/outbox'
import { selectRole } from './member-store'
import {
  insertVisit,
  type OperatorVisit,
  type ShownVisit,
  selectOpenVisit,
  selectVisits,
  updateVisit,
  updateVisitsEnded,
} from './visit-store'

const VISIT_MINUTES = 60
const RAISE_MINUTES = 15

export interface Reasoned {
  organisationId: string
  reason: string
}

const openVisit = ({ clock, db }: House, { userId }: SignedIn, organisationId: string) =>
  selectOpenVisit(db, { userId, organisationId, now: clock.now() })

/** One that is open goes on, with the new reason beside it in the list. Throws `Organisation.NotFound`, also for who is no operator. */
export async function beginVisit(
  house: House,
  by: SignedIn,
  { organisationId, reason }: Reasoned,
): Promise<{ endsAt: Date }> {
  if (!by.isOperator || !(await selectRole(house, by.userId, organisationId)))
    throw new Failure('Organisation.NotFound')
  const now = house.clock.now()
  const endsAt = secondsFrom(now, VISIT_MINUTES * 60)
  const id = newId()
  await transact(house.db, async (tx) => {
    await insertVisit(tx, { organisationId, id, userId: by.userId, reason, beganAt: now, endsAt })
    await writeLetter(tx, 'operator-visit', id, { organisationId, visitId: id, act: 'looks' })
  })
  return { endsAt }
}

/** From now on they may change what admins may, for some minutes. Throws `OperatorVisit.NotFound`. */
export async function raiseVisit(
  house: House,
  by: SignedIn,
  { organisationId, reason }: Reasoned,
): Promise<{ raisedUntil: Date }> {
  const { endsAt, id } = found(
    by.isOperator ? await openVisit(house, by, organisationId) : undefined,
    'OperatorVisit.NotFound',
  )
  const now = house.clock.now()
  const raisedUntil = new Date(Math.min(secondsFrom(now, RAISE_MINUTES * 60).getTime(), endsAt.getTime()))
  await transact(house.db, async (tx) => {
    const raised = await updateVisit(tx, { id, organisationId, now }, { raisedUntil, raiseReason: reason })
    if (!raised) throw new Failure('OperatorVisit.NotFound')
    await writeLetter(tx, 'operator-visit', newId(), { organisationId, visitId: id, act: 'changes' })
  })
  return { raisedUntil }
}

/** All that are open, where reasons were given twice. Throws `OperatorVisit.NotFound`. */
export async function endVisit(house: House, by: SignedIn, organisationId: string): Promise<void> {
  const open = { userId: by.userId, organisationId, now: house.clock.now() }
  found(await updateVisitsEnded(house.db, open), 'OperatorVisit.NotFound')
}

export const mayChangeAt = ({ raisedUntil }: OperatorVisit, now: Date): boolean =>
  raisedUntil !== null && raisedUntil > now

export async function listVisits(
  { db }: House,
  organisationId: string,
  request: PageRequest,
): Promise<Page<ShownVisit>> {
  return pageOf(await selectVisits(db, organisationId, request), request.limit)
}
