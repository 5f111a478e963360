// The secret that signs an organisation's checkout references: rotated, and stored encrypted.
import { and, eq, isNotNull } from 'drizzle-orm'
import { organisations } from '@/db/schema/organisations'
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { newSecret } from '@/lib/ids'
import { isSealedUnderOldKey, openSecret, SealBroken, sealSecret } from '@/lib/secret-box'
import { updateReferenceSecret } from './store'

/** Where it is kept: what was sealed for one organisation does not open at another. */
export const placeOfReferenceSecret = (organisationId: string) => `reference-secret:${organisationId}`

/** The one before is void at once. Throws `Organisation.NotFound`. */
export async function rotateReferenceSecret(
  { db, env }: House,
  organisationId: string,
): Promise<{ secret: string }> {
  const secret = newSecret()
  const sealed = sealSecret(env, placeOfReferenceSecret(organisationId), secret)
  if (!(await updateReferenceSecret(db, organisationId, sealed))) throw new Failure('Organisation.NotFound')
  return { secret }
}

/** Returns how many. One that cannot be decrypted stays as it is, and is reported when it is needed. */
export async function resealReferenceSecrets({ db, env, log }: House): Promise<number> {
  const { id: organisationId, referenceSecretSealed } = organisations
  const rows = await db
    .select({ id: organisationId, sealed: referenceSecretSealed })
    .from(organisations)
    .where(isNotNull(referenceSecretSealed))
  let resealed = 0
  for (const { id, sealed } of rows) {
    if (sealed === null || !isSealedUnderOldKey(env, sealed)) continue
    const place = placeOfReferenceSecret(id)
    try {
      const anew = sealSecret(env, place, openSecret(env, place, sealed))
      // Only over what was read: a secret that is replaced at this moment stays replaced.
      const changed = await db
        .update(organisations)
        .set({ referenceSecretSealed: anew })
        .where(and(eq(organisationId, id), eq(referenceSecretSealed, sealed)))
        .returning({ id: organisationId })
      resealed += changed.length
    } catch (error) {
      if (!(error instanceof SealBroken)) throw error
      log.error({ err: error, organisationId: id }, 'a reference secret could not be re-encrypted')
    }
  }
  return resealed
}
