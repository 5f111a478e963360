// Revokes an API key, everywhere and immediately.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type KeyOwner, updateApiKeyRevoked } from './client-store'

/**
 * Without an owner it is the operator who asks. Revoking again changes nothing.
 * Throws `ApiKey.NotFound`, also for a key of another client or organisation.
 */
export async function revokeApiKey({ clock, db }: House, key: KeyOwner & { id: string }): Promise<void> {
  if (!(await updateApiKeyRevoked(db, key, clock.now()))) throw new Failure('ApiKey.NotFound')
}
