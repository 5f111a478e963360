// Changes a customer's details.
import { transact } from '@/db/transact'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isEmpty } from '@/lib/http/fields/fields'
import { insertReminderWalk, walkAfter } from '@/lib/organisations/reminder-walks'
import { assertVatPrefix } from '@/lib/particulars/vat-number'
import type { Customer, CustomerFields } from './customer'
import { findCustomer } from './find'
import { selectCustomer, updateCustomer } from './store'

/** Throws `Customer.NotFound`, and `Request.Invalid` for a VAT number without its letters. */
export async function changeCustomer(
  house: House,
  organisationId: string,
  id: string,
  changes: Partial<CustomerFields>,
): Promise<Customer> {
  if (isEmpty(changes)) return findCustomer(house, organisationId, id)
  if (changes.vatNumber) {
    const { address } = 'address' in changes ? changes : await findCustomer(house, organisationId, id)
    assertVatPrefix(changes.vatNumber, address?.country)
  }
  return found(
    await transact(house.db, async (tx) => {
      const before = await selectCustomer(tx, organisationId, id)
      const changed = before && (await updateCustomer(tx, organisationId, id, changes))
      const walk = changed && walkAfter(before, changed, house.clock.now())
      if (walk) await insertReminderWalk(tx, { organisationId, customerId: changed.id, ...walk })
      return changed
    }),
    'Customer.NotFound',
  )
}
