// Deletes a customer who was never invoiced.
import { transact } from '@/db/transact'
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { deleteCustomerRows, hasInvoices, lockCustomers } from './part-store'

/** Throws `Customer.NotFound`, `Customer.Merged`, and `Customer.HasInvoices`, also for one invoice that is being made meanwhile. */
export function removeCustomer({ db }: House, organisationId: string, id: string): Promise<void> {
  return transact(db, async (tx) => {
    const customer = found((await lockCustomers(tx, organisationId, [id])).get(id), 'Customer.NotFound')
    if (customer.mergedInto) throw new Failure('Customer.Merged')
    if (await hasInvoices(tx, id)) throw new Failure('Customer.HasInvoices')
    await deleteCustomerRows(tx, id)
  })
}
