// Finds which organisation a signed-in person's page is about, or redirects them.
import { redirect } from 'next/navigation'
import type { Place, PlaceOrganisation, PlaceWithOrganisation } from '@/components/shell/place'
import { isUuid } from '@/lib/ids'
import { findAccess } from '@/lib/organisations/members'
import { ownLocaleOf } from '@/lib/organisations/own-locale'
import { selectOrganisation } from '@/lib/organisations/store'
import type { Visitor } from '@/lib/people/sign-in'
import { house } from '@/lib/wiring'
import { lost } from './drawn'
import { factorPath, visitPath } from './factor-path'
import { requireVisitor } from './signed-in'

export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** A page about many organisations uses none of their zones. */
const EVERYWHERE = 'UTC'

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

async function findOrganisationOf(visitor: Visitor, id: string, path: string): Promise<PlaceOrganisation> {
  if (!isUuid(id)) lost()
  const here = house()
  const access = await findAccess(here, visitor, id)
  const organisation = access && (await selectOrganisation(here.db, id))
  if (!organisation) lost()
  if (access.keptOut) redirect(access.keptOut === 'visit' ? visitPath(path, id) : factorPath(path, id))
  const { role, visit } = access
  const { clientId, country, defaultCurrency, name, timeZone } = organisation
  const locale = ownLocaleOf(organisation)
  return { id: organisation.id, name, clientId, country, defaultCurrency, timeZone, locale, role, visit }
}

/**
 * The organisation is the one that `?organisation=` names, otherwise the visitor's first. Somebody else's is not found.
 * A person without an organisation who is not an operator is redirected to `/settings`, which explains it.
 */
export async function requirePlace(path: string, searchParams: SearchParams): Promise<Place> {
  const visitor = await requireVisitor(path)
  if (visitor.isOperatorKeptOut) redirect(factorPath(path))
  const asked = one((await searchParams).organisation)
  const id = asked ?? visitor.memberships[0]?.organisationId
  // An operator who is also a member still starts with all organisations.
  if (id === undefined || (visitor.isOperator && asked === undefined)) {
    if (!visitor.isOperator) redirect('/settings')
    return {
      path,
      visitor,
      organisation: undefined,
      timeZone: EVERYWHERE,
      mayChange: false,
      scope: { kind: 'all' },
    }
  }
  const organisation = await findOrganisationOf(visitor, id, path)
  return {
    path,
    visitor,
    organisation,
    timeZone: organisation.timeZone,
    mayChange: organisation.role !== 'Member',
    scope: { kind: 'organisation', organisationId: organisation.id },
  }
}

/** For pages about one organisation; an operator who has chosen none is sent to choose one first. */
export async function requireOrganisation(
  path: string,
  searchParams: SearchParams,
): Promise<PlaceWithOrganisation> {
  const place = await requirePlace(path, searchParams)
  if (!place.organisation) redirect(`/settings?${new URLSearchParams({ next: path })}`)
  return { ...place, organisation: place.organisation }
}
