// Who a bearer token stands for: an application, by its key, or the one a JWT names. Looked up on every call, so that revoking takes effect immediately.
import type { House } from '@/lib/house'
import type { ApplicationCaller, SignedIn } from '@/lib/http/call/caller'
import { sha256 } from '@/lib/ids'
import { findRole } from '@/lib/organisations/members'
import { isApplicationKey } from './application'
import { selectApplication, selectKeyHolder } from './store'
import { readToken, type TokenClaims } from './tokens'

const LONGEST_TOKEN = 4_096

async function applicationOf(house: House, applicationId: string): Promise<ApplicationCaller | undefined> {
  const application = await selectApplication(house.db, applicationId)
  if (!application?.isEnabled) return undefined
  return { kind: 'application', applicationId, organisationId: application.organisationId }
}

/** A token issued to an owner is valid for as long as they are one. */
async function holderOf(
  house: House,
  { applicationId, organisationId, userId }: TokenClaims,
): Promise<ApplicationCaller | SignedIn | undefined> {
  if (userId === undefined)
    return applicationId === undefined ? undefined : applicationOf(house, applicationId)
  if (organisationId === undefined) return undefined
  const role = await findRole(house, { userId, isOperator: false }, organisationId)
  if (role !== 'Owner') return undefined
  if (applicationId === undefined) return { kind: 'person', userId, isOperator: false, organisationId }
  const application = await applicationOf(house, applicationId)
  return application?.organisationId === organisationId ? application : undefined
}

/** Undefined for a token that is not valid. */
export async function findBearer(
  house: House,
  token: string,
): Promise<ApplicationCaller | SignedIn | undefined> {
  if (token.length > LONGEST_TOKEN) return undefined
  if (isApplicationKey(token)) {
    const holder = await selectKeyHolder(house, sha256(token), house.clock.now())
    return holder && { kind: 'application', ...holder }
  }
  const claims = await readToken(house, token)
  return claims && holderOf(house, claims)
}
