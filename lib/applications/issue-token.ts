// Issues a signed-in owner a Sessions API token, valid for an hour and while they remain an owner.
import { Failure, found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findRole } from '@/lib/organisations/find-role'
import { findApplication } from './find'
import { signToken, TOKEN_SECONDS } from './token'

interface Wanted {
  organisationId: string
  /** With it the token may do what a key of the application may: make sessions. */
  applicationId?: string | undefined
}

/** Throws `Organisation.NotFound`, `Application.NotFound`, and `Auth.Forbidden` for who is no owner. */
export async function issueToken(
  house: House,
  person: { userId: string; isOperator: boolean },
  { applicationId, organisationId }: Wanted,
): Promise<{ token: string; expiresInSeconds: number }> {
  const role = found(await findRole(house, person, organisationId), 'Organisation.NotFound')
  if (role !== 'Owner') throw new Failure('Auth.Forbidden', 'Only owners may have a token.')
  if (applicationId !== undefined) await findApplication(house, organisationId, applicationId)
  const token = await signToken(house, {
    userId: person.userId,
    organisationId,
    ...(applicationId !== undefined && { applicationId }),
  })
  return { token, expiresInSeconds: TOKEN_SECONDS }
}
