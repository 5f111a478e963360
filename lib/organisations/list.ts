// Lists the organisations of a client's key, in the requested order.
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { sortedPage } from '@/lib/http/fields/sorting'
import type { Organisation } from './organisation'
import { ORGANISATION_ORDERS, type OrganisationSearch, selectOrganisations } from './store'

/** Throws `Request.Invalid` for a cursor of another order. */
export async function listOrganisations(
  { db }: House,
  by: { clientId: string; limitedTo: string | null },
  request: OrganisationSearch,
): Promise<Page<Organisation>> {
  return sortedPage(ORGANISATION_ORDERS, await selectOrganisations(db, by, request), request)
}
