// An application's keys: made, listed, revoked.
import { transact } from '@/db/transact'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type ApplicationKey, mintApplicationKey } from './application'
import { findApplication } from './find'
import { assertRoomForKey } from './room'
import { insertApplicationKey, selectApplicationKeys, updateKeyRevoked } from './store'

/** `raw` is the key itself: shown once, and stored only as a hash. Throws `Application.NotFound`, `ApplicationKey.TooMany`. */
export async function createApplicationKey(
  house: House,
  organisationId: string,
  applicationId: string,
  description: string | undefined,
  /** Chosen by the caller, so that a repeat makes the same key. */
  id?: string,
): Promise<ApplicationKey & { raw: string }> {
  await findApplication(house, organisationId, applicationId)
  const { raw, ...minted } = mintApplicationKey(house.env.stripeLivemode, id)
  const key = await transact(house.db, async (tx) => {
    await assertRoomForKey(tx, applicationId, minted.id)
    const row = { ...minted, organisationId, applicationId, description: description ?? null }
    return insertApplicationKey(tx, row)
  })
  return { ...key, raw }
}

/** Newest first, revoked ones too. Throws `Application.NotFound`. */
export async function listApplicationKeys(
  house: House,
  organisationId: string,
  applicationId: string,
): Promise<ApplicationKey[]> {
  await findApplication(house, organisationId, applicationId)
  return selectApplicationKeys(house.db, applicationId)
}

/** The key stops working from the next call on. Throws `Application.NotFound`, `ApiKey.NotFound`. */
export async function revokeApplicationKey(
  house: House,
  organisationId: string,
  applicationId: string,
  keyId: string,
): Promise<ApplicationKey> {
  await findApplication(house, organisationId, applicationId)
  return found(await updateKeyRevoked(house.db, applicationId, keyId, house.clock.now()), 'ApiKey.NotFound')
}
