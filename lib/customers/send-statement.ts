// Emails a customer their open invoices, to everyone who gets the invoices.
import { transact } from '@/db/transact'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { writeLetter } from '@/lib/outbox/outbox'
import type { Customer } from './customer'
import { findCustomer } from './find'

/** `letterId` names this sending: the same id mails once, however often it is asked. Throws `Customer.NotFound`, `Customer.NoAddress`. */
export async function sendStatement(
  house: House,
  organisationId: string,
  id: string,
  letterId: string,
): Promise<Customer> {
  const customer = await findCustomer(house, organisationId, id)
  if (customer.email === null) throw new Failure('Customer.NoAddress')
  await transact(house.db, (tx) =>
    writeLetter(tx, 'statement', letterId, { organisationId, customerId: customer.id }),
  )
  return customer
}
