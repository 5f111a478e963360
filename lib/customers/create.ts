// Creates a customer.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { assertVatPrefix } from '@/lib/particulars/vat-number'
import type { Customer, CustomerFields } from './customer'
import { insertCustomer } from './store'

/** The id is chosen by who asks: the same id twice is one customer. Throws `Request.Invalid` for a VAT number without its letters. */
export async function createCustomer(
  { db }: House,
  customer: CustomerFields & { id: string; organisationId: string },
): Promise<Customer> {
  assertVatPrefix(customer.vatNumber, customer.address?.country)
  const created = await transact(db, (tx) => insertCustomer(tx, customer))
  if (!created) throw new Error('a customer was not put')
  return created
}
