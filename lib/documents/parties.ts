// Seller and buyer as a document names them.
import type { BilledTo } from '@/db/schema/invoices'
import type { Customer } from '@/lib/customers/customer'
import type { Organisation } from '@/lib/organisations/organisation'
import type { SnapshotParty, SnapshotSeller } from './snapshot'

export const sellerOf = (organisation: Organisation): SnapshotSeller => ({
  name: organisation.name,
  legalName: organisation.legalName,
  tradingName: organisation.tradingName,
  address: organisation.address,
  country: organisation.country,
  email: organisation.email,
  contactName: organisation.contactName,
  contactEmail: organisation.contactEmail,
  phone: organisation.phone,
  website: organisation.website,
  vatNumber: organisation.vatNumber,
  vatRegistered: organisation.vatRegistered,
  taxNumber: organisation.taxNumber,
  companyRegistrationNumber: organisation.companyRegistrationNumber,
  sellerId: organisation.sellerId,
  electronicAddress: organisation.electronicAddress,
  bankDetails: organisation.bankDetails,
})

/** `billedTo`: whom the document was written to, where the customer has been merged or made anonymous since. */
export function buyerOf(customer: Customer, billedTo: BilledTo | null): SnapshotParty {
  const { name, address } = billedTo ?? customer
  return {
    ...{ name, address, country: address?.country ?? null },
    email: customer.email,
    ...(billedTo ? NOTHING_MORE : particularsOf(customer)),
  }
}

const NOTHING_MORE = {
  legalName: null,
  vatNumber: null,
  companyRegistrationNumber: null,
  electronicAddress: null,
}

const particularsOf = ({
  companyRegistrationNumber,
  electronicAddress,
  legalName,
  vatNumber,
}: Customer): typeof NOTHING_MORE | Omit<SnapshotParty, 'name' | 'address' | 'country' | 'email'> => ({
  ...{ legalName, vatNumber, companyRegistrationNumber, electronicAddress },
})
