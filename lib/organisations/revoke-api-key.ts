// Ends an API key, everywhere and at once.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { markApiKeyRevoked } from './client-store'

/**
 * Without a client it is the operator who asks. Revoking again changes nothing.
 * Throws `ApiKey.NotFound`, also for a key of another client.
 */
export async function revokeApiKey(
  { clock, db }: House,
  key: { id: string; clientId?: string },
): Promise<void> {
  if (!(await markApiKeyRevoked(db, key, clock.now()))) throw new Failure('ApiKey.NotFound')
}
