// Changes a customer's details.
import { transact } from '@/db/transact'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isEmpty } from '@/lib/http/fields/fields'
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
  return found(
    await transact(house.db, (tx) => updateCustomer(tx, organisationId, id, changes)),
    'Customer.NotFound',
  )
}
