// One customer of an organisation.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Customer } from './customer'
import { selectCustomer } from './store'

/** Throws `Customer.NotFound`, also for a customer of another organisation. */
export async function findCustomer({ db }: House, organisationId: string, id: string): Promise<Customer> {
  return found(await selectCustomer(db, organisationId, id), 'Customer.NotFound')
}
