// Finds customers of an organisation: one, or those that a search means, with or without their credit.

import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { sortedPage } from '@/lib/http/fields/sorting'
import { selectCredits } from './credit-store'
import type { Customer, CustomerSearch, CustomerWithCredit } from './customer'
import { isSought } from './search'
import { CUSTOMER_ORDERS, selectCustomer, selectCustomers } from './store'

/** Throws `Customer.NotFound`, also for a customer of another organisation. */
export async function findCustomer({ db }: House, organisationId: string, id: string): Promise<Customer> {
  return found(await selectCustomer(db, organisationId, id), 'Customer.NotFound')
}

/** Throws `Request.Invalid` for a cursor of another order. */
export async function listCustomers(
  { db }: House,
  organisationId: string,
  { q, ...request }: CustomerSearch,
): Promise<Page<Customer>> {
  const sought = q ? await isSought(db, organisationId, q) : undefined
  return sortedPage(CUSTOMER_ORDERS, await selectCustomers(db, organisationId, request, sought), request)
}

export async function withCredit({ db }: House, customer: Customer): Promise<CustomerWithCredit> {
  const { id, organisationId } = customer
  return { ...customer, credit: (await selectCredits(db, organisationId, [id])).get(id) ?? [] }
}

export async function withCredits(
  { db }: House,
  organisationId: string,
  page: Page<Customer>,
): Promise<Page<CustomerWithCredit>> {
  const ids = page.rows.map(({ id }) => id)
  const credits = await selectCredits(db, organisationId, ids)
  return { ...page, rows: page.rows.map((row) => ({ ...row, credit: credits.get(row.id) ?? [] })) }
}
