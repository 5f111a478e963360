// Erases a customer, or a person who signs in: names go, books stay.
import { transact } from '@/db/transact'
import { anonymiseWithin } from '@/lib/customers/anonymise'
import type { Customer } from '@/lib/customers/customer'
import { findCustomer } from '@/lib/customers/find'
import { Failure, found, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { shownMailAddress, wireMailAddress } from '@/lib/mail-address'
import { lockOwners } from '@/lib/organisations/member-store'
import {
  deleteDrafts,
  deletePersonsLetters,
  lockUntold,
  lockUser,
  selectOwned,
  selectPasskeyIds,
  selectUnderWay,
  updateAuditOfCustomer,
  updateAuditOfPerson,
  updateErased,
  updatePersonErased,
  updateToldErased,
} from './erase-store'

/** What the history shows in place of the name. */
const FORMER_PERSON = 'Erased person'

/**
 * Does what anonymising does, and ends the rest that no duty keeps: drafts, links, notes, references. Documents that were sent
 * keep what they say until their term ends; then the purge erases that, too. A repeat changes nothing. Throws
 * `Customer.NotFound`, `Customer.Merged`, and `Customer.MoneyUnderWay`.
 */
export async function eraseCustomer(house: House, organisationId: string, id: string): Promise<Customer> {
  const now = house.clock.now()
  await transact(house.db, async (tx) => {
    await anonymiseWithin(tx, { id, organisationId }, now, async () => {
      const reason = await selectUnderWay(tx, id)
      if (reason) throw new Failure('Customer.MoneyUnderWay', reason)
      await deleteDrafts(tx, id, organisationId)
    })
    await updateErased(tx, id, now)
    await lockUntold(tx, id, organisationId)
    await updateToldErased(tx, id, organisationId)
    await updateAuditOfCustomer(tx, id, organisationId)
  })
  return findCustomer(house, organisationId, id)
}

/** `named` is their address, said once more. A repeat changes nothing. Throws `User.NotFound`, `Request.Invalid`, and `Membership.LastOwner` for somebody whom an organisation needs. */
export async function erasePerson({ clock, db }: House, id: string, named: string): Promise<void> {
  await transact(db, async (tx) => {
    const { email, isErased } = found(await lockUser(tx, id), 'User.NotFound')
    if (isErased) return
    if (shownMailAddress(named).toLowerCase() !== shownMailAddress(email).toLowerCase())
      throw invalidField('/email', 'other-address', 'email must be your own address.')
    for (const organisation of await selectOwned(tx, id)) {
      const owners = await lockOwners(tx, organisation.id)
      if (owners.length === 1)
        throw new Failure(
          'Membership.LastOwner',
          `You are the only owner of ${organisation.name}: make somebody else an owner first.`,
        )
    }
    const forms = [email, shownMailAddress(email), wireMailAddress(email)]
    await deletePersonsLetters(tx, [...new Set([...forms, ...forms.map((form) => form.toLowerCase())])])
    const passkeys = await selectPasskeyIds(tx, id)
    await updatePersonErased(tx, id, FORMER_PERSON, clock.now())
    await updateAuditOfPerson(tx, id, passkeys)
  })
}
