// Who a document is from, whom it is for, and the language that it is written in.
import type { BankDetails } from '@/db/schema/organisations'
import type { Organisation } from '@/lib/organisations/organisation'
import { addressLinesOf } from '@/lib/paper/address-lines'
import { localeFor } from '@/lib/words/reader'
import type { Customer } from './customer'

export interface Parties {
  seller: {
    name: string
    email: string | null
    /** ISO 3166, two letters. */
    country: string
    primaryColour: string | null
    bankDetails: BankDetails | null
  }
  customer: {
    name: string
    email: string | null
    /** Line by line, as on an envelope of its country, without the country. */
    addressLines: string[]
    country: string | null
  }
  /** BCP 47: what its reader reads. */
  locale: string
}

export const partiesOf = (
  { bankDetails, country, email, locale, name, primaryColour }: Organisation,
  client: { primaryColour: string | null },
  customer: Pick<Customer, 'name' | 'email' | 'address' | 'locale'>,
): Parties => ({
  seller: { name, email, country, primaryColour: primaryColour ?? client.primaryColour, bankDetails },
  customer: {
    name: customer.name,
    email: customer.email,
    addressLines: addressLinesOf(customer.address, country),
    country: customer.address?.country ?? null,
  },
  locale: localeFor({ locale: customer.locale ?? locale, country }),
})
