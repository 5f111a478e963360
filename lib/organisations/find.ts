// Finds organisations: one, a client's own, or by name for operators; access has been checked before.
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { sortedPage } from '@/lib/http/fields/sorting'
import { type Day, dayIn } from '@/lib/time-zone'
import type { Organisation } from './organisation'
import {
  ORGANISATION_ORDERS,
  type OrganisationSearch,
  selectOrganisation,
  selectOrganisations,
  selectOrganisationsByName,
  selectTimeZone,
} from './store'

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

/** Throws `Request.Invalid` for a cursor of another order. */
export async function listOrganisations(
  { db }: House,
  by: { clientId: string; limitedTo: string | null },
  request: OrganisationSearch,
): Promise<Page<Organisation>> {
  return sortedPage(ORGANISATION_ORDERS, await selectOrganisations(db, by, request), request)
}

const MOST = 50

/** Nothing for who is no operator. `q` is part of the name. */
export async function searchOrganisations(
  { db }: House,
  by: { isOperator: boolean },
  q: string,
): Promise<{ id: string; name: string; country: string }[]> {
  return by.isOperator ? selectOrganisationsByName(db, { q, limit: MOST }) : []
}
