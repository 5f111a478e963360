// A client with an organisation and a customer, for tests whose story begins later.
import { createCustomer } from '@/lib/customers/create'
import type { CustomerFields } from '@/lib/customers/customer'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { createClient } from '@/lib/organisations/clients'
import { createOrganisation } from '@/lib/organisations/create'
import type { OrganisationFields } from '@/lib/organisations/organisation'

interface Differences {
  organisation?: Partial<OrganisationFields>
  customer?: Partial<CustomerFields>
  /** 25,000 is 2.5 %. */
  revenueSharePpm?: number
}

export type People = Awaited<ReturnType<typeof testPeople>>

/** A bakery in EUR with one customer; each call makes another client. */
export async function testPeople(
  house: House,
  { organisation, customer, revenueSharePpm }: Differences = {},
) {
  const { apiKey, clientId } = await createClient(house, {
    name: 'Ledgerly',
    revenueSharePpm: revenueSharePpm ?? 25_000,
  })
  const { id: organisationId } = await createOrganisation(house, {
    id: newId(),
    clientId,
    name: 'Bakery Lindenhof',
    email: 'hello@lindenhof.example',
    country: 'DE',
    defaultCurrency: 'EUR',
    // So that days of a test are the same wherever its organisation is.
    timeZone: 'UTC',
    logoUrl: null,
    primaryColour: '#8a4b2d',
    bankDetails: null,
    ...organisation,
  })
  const { id: customerId } = await createCustomer(house, {
    id: newId(),
    organisationId,
    name: 'Café Sonnenschein',
    email: 'office@sonnenschein.example',
    address: null,
    locale: 'de-DE',
    ...customer,
  })
  return { apiKey, clientId, organisationId, customerId }
}
