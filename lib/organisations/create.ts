// Creates an organisation of a client.
import type { House } from '@/lib/house'
import { assertVatPrefix } from '@/lib/particulars/vat-number'
import type { Organisation, OrganisationFields } from './organisation'
import { insertOrganisation } from './store'
import { spellTimeZone, zoneOfCountry } from './time-zones'

/** The id is chosen by who asks: the same id twice is one organisation. Throws `Request.Invalid` for an unknown zone, or a VAT number without its letters. */
export async function createOrganisation(
  { db }: House,
  organisation: OrganisationFields & { id: string; clientId: string },
): Promise<Organisation> {
  const { country, timeZone } = organisation
  assertVatPrefix(organisation.vatNumber, country)
  const zone = timeZone === undefined ? zoneOfCountry(country) : await spellTimeZone(db, timeZone)
  const created = await insertOrganisation(db, { ...organisation, timeZone: zone })
  if (!created) throw new Error('an organisation was not put')
  return created
}
