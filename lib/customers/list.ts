// The customers of an organisation, in the order that was asked for.
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { sortedPage } from '@/lib/http/fields/sorting'
import type { Customer, CustomerSearch } from './customer'
import { isSought } from './search'
import { CUSTOMER_ORDERS, selectCustomers } from './store'

/** Throws `Request.Invalid` for a cursor of another order. */
export async function listCustomers(
  { db }: House,
  organisationId: string,
  { q, ...request }: CustomerSearch,
): Promise<Page<Customer>> {
  const sought = q ? await isSought(db, organisationId, q) : undefined
  return sortedPage(CUSTOMER_ORDERS, await selectCustomers(db, organisationId, request, sought), request)
}
