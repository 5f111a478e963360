// Finds one organisation; access has been checked before.
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Day, dayIn } from '@/lib/time-zone'
import type { Organisation } from './organisation'
import { selectOrganisation, selectTimeZone } from './store'

/** Throws `Organisation.NotFound`. */
export async function findOrganisation({ db }: House, organisationId: string): Promise<Organisation> {
  return found(await selectOrganisation(db, organisationId), 'Organisation.NotFound')
}

/** The day that it is now where the organisation is. Throws `Organisation.NotFound`. */
export async function todayOf({ clock, db }: House, organisationId: string): Promise<Day> {
  const zone = await selectTimeZone(db, organisationId)
  if (zone === undefined) throw new Failure('Organisation.NotFound')
  return dayIn(zone, clock.now())
}
