// Anonymises a customer: personal data is removed, invoices stay.
import { type Transaction, transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Customer } from './customer'
import { findCustomer } from './find'
import { lockCustomers, updateAnonymised, updateBilledTo, updateRecurringEnded } from './part-store'

/** In every language of those who read it in their lists. */
const NAME = 'Anonymous customer'

/** `beforehand` runs once the customer is locked, and may refuse. Throws `Customer.NotFound`, `Customer.Merged`. */
export async function anonymiseWithin(
  tx: Transaction,
  { id, organisationId }: { id: string; organisationId: string },
  now: Date,
  beforehand?: () => Promise<void>,
): Promise<void> {
  const customer = found((await lockCustomers(tx, organisationId, [id])).get(id), 'Customer.NotFound')
  if (customer.mergedInto) throw new Failure('Customer.Merged')
  await beforehand?.()
  await updateRecurringEnded(tx, id, now)
  await updateBilledTo(tx, id)
  await updateAnonymised(tx, { id, organisationId }, NAME, now)
}

/** Papers that were sent stay as they were, because the law wants them kept. Throws `Customer.NotFound`, `Customer.Merged`. */
export async function anonymiseCustomer(house: House, organisationId: string, id: string): Promise<Customer> {
  await transact(house.db, (tx) => anonymiseWithin(tx, { id, organisationId }, house.clock.now()))
  return findCustomer(house, organisationId, id)
}
