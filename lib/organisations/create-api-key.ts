// Gives a client one more API key.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { mintApiKey } from './api-key'
import { insertApiKey, selectClient } from './client-store'
import type { ApiKey } from './organisation'

interface NewApiKey {
  clientId: string
  name: string
  expiresAt?: Date
}

/** `raw` is the key itself: shown once, and stored only as a hash. Throws `Client.NotFound`. */
export async function createApiKey(
  { db, env }: House,
  { clientId, name, expiresAt }: NewApiKey,
): Promise<ApiKey & { raw: string }> {
  const { raw, ...minted } = mintApiKey(env.stripeLivemode)
  if (!(await selectClient(db, clientId))) throw new Failure('Client.NotFound')
  const key = await insertApiKey(db, { ...minted, clientId, name, expiresAt })
  if (!key) throw new Error('an API key was not inserted')
  return { ...key, raw }
}
