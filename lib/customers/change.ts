// Changes a customer's details.
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isEmpty } from '@/lib/http/fields/changes'
import type { Customer, CustomerFields } from './customer'
import { findCustomer } from './find'
import { updateCustomer } from './store'

/** Throws `Customer.NotFound`. */
export async function changeCustomer(
  house: House,
  organisationId: string,
  id: string,
  changes: Partial<CustomerFields>,
): Promise<Customer> {
  if (isEmpty(changes)) return findCustomer(house, organisationId, id)
  const changed = await transact(house.db, (tx) => updateCustomer(tx, organisationId, id, changes))
  if (!changed) throw new Failure('Customer.NotFound')
  return changed
}
