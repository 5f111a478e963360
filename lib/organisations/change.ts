// Changes an organisation's own particulars.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isEmpty } from '@/lib/http/changes'
import { findOrganisation } from './find'
import type { Organisation, OrganisationFields } from './organisation'
import { updateOrganisation } from './store'

/** Throws `Organisation.NotFound`. */
export async function changeOrganisation(
  house: House,
  organisationId: string,
  changes: Partial<OrganisationFields>,
): Promise<Organisation> {
  if (isEmpty(changes)) return findOrganisation(house, organisationId)
  const changed = await updateOrganisation(house.db, organisationId, changes)
  if (!changed) throw new Failure('Organisation.NotFound')
  return changed
}
