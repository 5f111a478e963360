// Creates an API key for a client, or one limited to a single organisation.
import { Failure, invalidRequest } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { mintApiKey } from './api-key'
import { insertApiKey, selectClient } from './client-store'
import { findOrganisation } from './find'
import type { ApiKey } from './organisation'

interface NewApiKey {
  /** Chosen by the caller, so that a repeat makes the same key. */
  id?: string
  clientId: string
  name: string
  expiresAt?: Date | undefined
}

/** `raw` is the key itself: shown once, and stored only as a hash. Throws `Client.NotFound`. */
export async function createApiKey(
  { db, env }: House,
  { clientId, name, expiresAt, id }: NewApiKey,
): Promise<ApiKey & { raw: string }> {
  const { raw, ...minted } = mintApiKey(env.stripeLivemode, id)
  if (!(await selectClient(db, clientId))) throw new Failure('Client.NotFound')
  const key = await insertApiKey(db, { ...minted, clientId, name, expiresAt })
  if (!key) throw new Error('an API key was not inserted')
  return { ...key, raw }
}

interface NewLimitedKey extends Omit<NewApiKey, 'clientId'> {
  organisationId: string
}

/** The same for one organisation. Throws `Organisation.NotFound`, `Request.Invalid` for a key that would be born dead. */
export async function createLimitedApiKey(
  house: House,
  { expiresAt, id, name, organisationId }: NewLimitedKey,
): Promise<ApiKey & { raw: string }> {
  if (expiresAt && expiresAt <= house.clock.now())
    throw invalidRequest([
      { pointer: '/expiresAt', code: 'in-the-past', detail: 'expiresAt must be in the future.' },
    ])
  const { clientId } = await findOrganisation(house, organisationId)
  const { raw, ...minted } = mintApiKey(house.env.stripeLivemode, id)
  const key = await insertApiKey(house.db, { ...minted, clientId, organisationId, name, expiresAt })
  if (!key) throw new Error('an API key was not inserted')
  return { ...key, raw }
}
