// Creates an organisation of a client.
import type { House } from '@/lib/house'
import type { Organisation, OrganisationFields } from './organisation'
import { insertOrganisation } from './store'
import { spellTimeZone, zoneOfCountry } from './time-zones'

/** The id is chosen by who asks: the same id twice is one organisation. Throws `Request.Invalid` for an unknown zone. */
export async function createOrganisation(
  { db }: House,
  organisation: OrganisationFields & { id: string; clientId: string },
): Promise<Organisation> {
  const { country, timeZone } = organisation
  const zone = timeZone === undefined ? zoneOfCountry(country) : await spellTimeZone(db, timeZone)
  const created = await insertOrganisation(db, { ...organisation, timeZone: zone })
  if (!created) throw new Error('an organisation was not put')
  return created
}
