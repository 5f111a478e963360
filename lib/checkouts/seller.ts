// Whether a call comes from the seller, who may do more with a checkout than its payers.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { ClientCaller, SignedIn } from '@/lib/http/call/caller'
import { findRole } from '@/lib/organisations/members'
import { hasOrganisation } from '@/lib/organisations/store'

/** Anonymous callers, and members who may only view, call as payers do. Throws `Organisation.NotFound` for a key of others. */
export async function isSeller(
  house: House,
  caller: ClientCaller | SignedIn | undefined,
  organisationId: string,
): Promise<boolean> {
  if (!caller) return false
  if (caller.kind === 'client') {
    if (await hasOrganisation(house, caller, organisationId)) return true
    throw new Failure('Organisation.NotFound')
  }
  const role = await findRole(house, caller, organisationId)
  return role === 'Admin' || role === 'Owner'
}
