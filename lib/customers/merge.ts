// Merges two customers that were entered twice: invoices, with their money and credit, move to the remaining one.
import { transact } from '@/db/transact'
import { Failure, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { insertReminderWalk } from '@/lib/organisations/reminder-walks'
import type { Customer } from './customer'
import { findCustomer } from './find'
import { lockCustomers, updateBilledTo, updateMergedInto, updateMissingDetails } from './part-store'

const refused = (code: string, detail: string) => invalidField('/into', code, detail)

/**
 * The merged id goes on naming the customer that is left, also for invoices that are being made at this moment. A repeat
 * changes nothing. Throws `Customer.NotFound`, `Customer.Merged`, and `Request.Invalid` for what it cannot be merged into.
 */
export async function mergeCustomer(
  house: House,
  organisationId: string,
  id: string,
  into: string,
): Promise<Customer> {
  if (id === into) throw refused('same-customer', 'into must be another customer.')
  await transact(house.db, async (tx) => {
    const found = await lockCustomers(tx, organisationId, [id, into])
    const [customer, target] = [found.get(id), found.get(into)]
    if (!customer) throw new Failure('Customer.NotFound')
    if (!target) throw refused('unknown-customer', 'into: there is no such customer.')
    if (customer.mergedInto === into) return
    // What was merged into another one since then is there as well.
    if (customer.mergedInto && customer.mergedInto === target.mergedInto) return
    if (customer.mergedInto) throw new Failure('Customer.Merged')
    if (target.mergedInto)
      throw refused('merged-customer', 'into: this customer has itself been merged into another one.')
    await updateBilledTo(tx, id)
    await updateMissingDetails(tx, id, into)
    await updateMergedInto(tx, id, into)
    // What comes to them is reminded of by their plan, and of nothing that passed before.
    const now = house.clock.now()
    await insertReminderWalk(tx, { organisationId, customerId: into, changedAt: now, createdAt: now })
  })
  return findCustomer(house, organisationId, into)
}
