// The place of a page: which organisation it is about, and what the signed-in person may do there.
import type { Visitor } from '@/lib/people/sign-in'

export interface PlaceOrganisation {
  id: string
  name: string
  clientId: string
  country: string
  defaultCurrency: string
  timeZone: string
  /** BCP 47: how people of the organisation write, where nothing is known of the one who is here. */
  locale: string
  role: Visitor['memberships'][number]['role']
  /** By which an operator is there; undefined for its own people. */
  visit?: { endsAt: Date; raisedUntil: Date | null } | undefined
}

/** What a list may show: one organisation, or, to operators, all of them. */
export type Scope = { kind: 'all' } | { kind: 'organisation'; organisationId: string }

export interface Place {
  /** The page's own path, for the navigation. */
  path: string
  visitor: Visitor
  /** Undefined for operators who have chosen none. */
  organisation: PlaceOrganisation | undefined
  /** In which days are shown: the organisation's, and UTC where there are many. */
  timeZone: string
  /** Owners and Admins change, and operators whose visit was raised; others look. */
  mayChange: boolean
  scope: Scope
}

export type PlaceWithOrganisation = Place & { organisation: PlaceOrganisation }
