// Changes an organisation's details.
import { transact } from '@/db/transact'
import { Failure, found, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Caller, roleOf } from '@/lib/http/call/caller'
import { isEmpty } from '@/lib/http/fields/fields'
import { assertVatPrefix } from '@/lib/particulars/vat-number'
import { changeNumbering, type NumberingChange } from './change-numbering'
import { readDefaults } from './default-adjustments'
import { findOrganisation, todayOf } from './find'
import type { Organisation, OrganisationChanges, OrganisationFields } from './organisation'
import { insertReminderWalk, walkAfter } from './reminder-walks'
import { selectOrganisation, updateOrganisation } from './store'
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
 * Throws `Organisation.NotFound`, `Request.Invalid` for an unknown zone or a VAT number without its letters, for
 * numbers that `changeNumbering` refuses, Peppol where there is none, and what keeps somebody from requiring a second factor.
 */
export async function changeOrganisation(
  house: House,
  organisationId: string,
  {
    documentNumbering,
    methodAdjustments,
    ...changes
  }: OrganisationChanges & { documentNumbering?: NumberingChange },
  by?: Caller,
): Promise<Organisation> {
  if (by && changes.requiresSecondFactor !== undefined) assertMayRequire(by)
  const zone = await checkChanges(house, organisationId, changes)
  const today = documentNumbering && (await todayOf(house, organisationId))
  return transact(house.db, async (tx) => {
    if (documentNumbering && today) await changeNumbering(tx, organisationId, documentNumbering, today)
    const before = found(await selectOrganisation(tx, organisationId), 'Organisation.NotFound')
    const adjustments = readDefaults(before, changes, methodAdjustments)
    if (isEmpty({ ...changes, ...adjustments })) return before
    const changed = found(
      await updateOrganisation(tx, organisationId, { ...changes, ...zone, ...adjustments }),
      'Organisation.NotFound',
    )
    const walk = walkAfter(before, changed, house.clock.now())
    if (walk) await insertReminderWalk(tx, { organisationId, ...walk })
    return changed
  })
}

/** Throws `Request.Invalid`. */
function assertPeppol({ env }: House, { sendsByPeppol }: Partial<OrganisationFields>): void {
  if (sendsByPeppol && !env.peppol)
    throw invalidField('/peppolDelivery', 'not-available', 'peppolDelivery: there is no access point here.')
}

/** Answers the zone as the database spells it, where one is named. */
async function checkChanges(
  house: House,
  organisationId: string,
  changes: Partial<OrganisationFields>,
): Promise<{ timeZone?: string }> {
  assertPeppol(house, changes)
  if (changes.vatNumber)
    assertVatPrefix(
      changes.vatNumber,
      changes.country ?? (await findOrganisation(house, organisationId)).country,
    )
  const { timeZone } = changes
  return timeZone === undefined ? {} : { timeZone: await spellTimeZone(house.db, timeZone) }
}
