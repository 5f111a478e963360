// The customers of an organisation, newest first.
import type { House } from '@/lib/house'
import { type Page, pageOf } from '@/lib/http/paging'
import type { Customer, CustomerSearch } from './customer'
import { selectCustomers } from './store'

export async function listCustomers(
  { db }: House,
  organisationId: string,
  request: CustomerSearch,
): Promise<Page<Customer>> {
  return pageOf(await selectCustomers(db, organisationId, request), request.limit)
}
