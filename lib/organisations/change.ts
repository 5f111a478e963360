// Changes an organisation's details.
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Caller, roleOf } from '@/lib/http/call/caller'
import { isEmpty } from '@/lib/http/fields/fields'
import { assertVatPrefix } from '@/lib/particulars/vat-number'
import { findOrganisation } from './find'
import type { Organisation, OrganisationFields } from './organisation'
import { updateOrganisation } from './store'
import { spellTimeZone } from './time-zones'

/** Owners decide who comes in by what, and only with a factor of their own. Throws `Auth.Forbidden`, `Organisation.OwnFactorMissing`. */
function assertMayRequire(by: Caller): void {
  const role = roleOf(by)
  if (role !== undefined && role !== 'Owner')
    throw new Failure('Auth.Forbidden', 'Only an owner can require a second factor.')
  if (by.kind === 'person' && by.signIn && !by.signIn.hasFactor)
    throw new Failure('Organisation.OwnFactorMissing')
}

/**
 * Throws `Organisation.NotFound`, `Request.Invalid` for an unknown zone or a VAT number without its letters, and what keeps somebody from requiring a second factor.
 */
export async function changeOrganisation(
  house: House,
  organisationId: string,
  changes: Partial<OrganisationFields>,
  by?: Caller,
): Promise<Organisation> {
  if (by && changes.requiresSecondFactor !== undefined) assertMayRequire(by)
  if (isEmpty(changes)) return findOrganisation(house, organisationId)
  if (changes.vatNumber)
    assertVatPrefix(
      changes.vatNumber,
      changes.country ?? (await findOrganisation(house, organisationId)).country,
    )
  const { timeZone } = changes
  const zone = timeZone === undefined ? {} : { timeZone: await spellTimeZone(house.db, timeZone) }
  return found(
    await updateOrganisation(house.db, organisationId, { ...changes, ...zone }),
    'Organisation.NotFound',
  )
}
