// Changes an organisation's details.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isEmpty } from '@/lib/http/fields/fields'
import { findOrganisation } from './find'
import type { Organisation, OrganisationFields } from './organisation'
import { updateOrganisation } from './store'
import { spellTimeZone } from './time-zones'

/** Throws `Organisation.NotFound`, and `Request.Invalid` for an unknown zone. */
export async function changeOrganisation(
  house: House,
  organisationId: string,
  changes: Partial<OrganisationFields>,
): Promise<Organisation> {
  if (isEmpty(changes)) return findOrganisation(house, organisationId)
  const { timeZone } = changes
  const zone = timeZone === undefined ? {} : { timeZone: await spellTimeZone(house.db, timeZone) }
  return found(
    await updateOrganisation(house.db, organisationId, { ...changes, ...zone }),
    'Organisation.NotFound',
  )
}
