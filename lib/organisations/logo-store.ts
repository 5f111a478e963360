// SQL for logos that were uploaded. Earlier ones stay as long as an issued document names them by their hash.
import { eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { organisationLogos } from '@/db/schema/documents'
import { organisations } from '@/db/schema/organisations'
import type { Transaction } from '@/db/transact'
import type { LogoPicture } from './logo-picture'

/** Bytes and media type of the logo with this hash, whoever uploaded it. */
export async function selectLogo(
  db: Queryable,
  sha256: string,
): Promise<Pick<LogoPicture, 'bytes' | 'mediaType' | 'width' | 'height'> | undefined> {
  const { bytes, height, mediaType, width } = organisationLogos
  const [row] = await db
    .select({ bytes, height, mediaType, width })
    .from(organisationLogos)
    .where(eq(organisationLogos.sha256, sha256))
    .limit(1)
  return row
}

/** The one that is shown now. */
export async function selectOwnLogo(
  db: Queryable,
  organisationId: string,
): Promise<Pick<LogoPicture, 'sha256' | 'width' | 'height'> | undefined> {
  const { height, sha256, width } = organisationLogos
  const [row] = await db
    .select({ height, sha256, width })
    .from(organisations)
    .innerJoin(organisationLogos, eq(organisationLogos.sha256, organisations.logoSha256))
    .where(eq(organisations.id, organisationId))
    .limit(1)
  return row
}

export async function insertLogo(tx: Transaction, organisationId: string, logo: LogoPicture): Promise<void> {
  await tx
    .insert(organisationLogos)
    .values({ organisationId, ...logo })
    // Held, so that the purge, which may be about to take it, does not.
    .onConflictDoUpdate({
      target: [organisationLogos.organisationId, organisationLogos.sha256],
      set: { unshownAt: null },
    })
}

/** Null where none is shown any more. */
export async function updateShownLogo(
  db: Queryable,
  organisationId: string,
  sha256: string | null,
): Promise<void> {
  await db.update(organisations).set({ logoSha256: sha256 }).where(eq(organisations.id, organisationId))
}
