// Makes an organisation of a client.
import type { House } from '@/lib/house'
import type { Organisation, OrganisationFields } from './organisation'
import { putOrganisation } from './store'

/** The id is chosen by who asks: the same id twice is one organisation. */
export async function createOrganisation(
  { db }: House,
  organisation: OrganisationFields & { id: string; clientId: string },
): Promise<Organisation> {
  const created = await putOrganisation(db, organisation)
  if (!created) throw new Error('an organisation was not put')
  return created
}
