// Makes the secret by which an organisation signs the references of its checkouts; the one before is void at once.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newSecret } from '@/lib/ids'
import { sealSecret } from '@/lib/secret-box'
import { updateReferenceSecret } from './store'

/** Must be bound as `placeOfReferenceSecret` of checkouts says. Throws `Organisation.NotFound`. */
export async function rotateReferenceSecret(
  { db, env }: House,
  organisationId: string,
): Promise<{ secret: string }> {
  const secret = newSecret()
  const sealed = sealSecret(env, `reference-secret:${organisationId}`, secret)
  if (!(await updateReferenceSecret(db, organisationId, sealed))) throw new Failure('Organisation.NotFound')
  return { secret }
}
