// API keys: made, listed, revoked, and their holders found by them.

import { randomBytes } from 'node:crypto'
import { Failure, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import { newId, sha256 } from '@/lib/ids'
import {
  insertApiKey,
  type KeyHolder,
  type KeyOwner,
  selectApiKeys,
  selectClient,
  selectKeyHolder,
  updateApiKeyRevoked,
} from './client-store'
import { findOrganisation } from './find'
import type { ApiKey } from './organisation'

/** `remit_test_` or `remit_live_` and six digits more: enough to tell keys apart, useless to call with. */
const PREFIX_LENGTH = 17

/**
 * A new key of 256 bits, and what is stored of it. Hexadecimal, because the log takes out what begins
 * with `remit_` up to the first character that is no letter, digit or underscore.
 */
export function mintApiKey(livemode: boolean, id = newId()) {
  const raw = `remit_${livemode ? 'live' : 'test'}_${randomBytes(32).toString('hex')}`
  return { raw, id, prefix: raw.slice(0, PREFIX_LENGTH), keyHash: sha256(raw) }
}

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
    throw invalidField('/expiresAt', 'in-the-past', 'expiresAt must be in the future.')
  const { clientId } = await findOrganisation(house, organisationId)
  const { raw, ...minted } = mintApiKey(house.env.stripeLivemode, id)
  const key = await insertApiKey(house.db, { ...minted, clientId, organisationId, name, expiresAt })
  if (!key) throw new Error('an API key was not inserted')
  return { ...key, raw }
}

export async function listApiKeys(
  { db }: House,
  whose: KeyOwner,
  request: PageRequest,
): Promise<Page<ApiKey>> {
  return pageOf(await selectApiKeys(db, whose, request), request.limit)
}

/**
 * Without an owner it is the operator who asks. Revoking again changes nothing.
 * Throws `ApiKey.NotFound`, also for a key of another client or organisation.
 */
export async function revokeApiKey({ clock, db }: House, key: KeyOwner & { id: string }): Promise<void> {
  if (!(await updateApiKeyRevoked(db, key, clock.now()))) throw new Failure('ApiKey.NotFound')
}

const LONGEST_KEY = 200

/** Undefined when the key is unknown, expired or revoked. */
export async function findCaller(house: House, rawKey: string): Promise<KeyHolder | undefined> {
  if (rawKey.length > LONGEST_KEY) return undefined
  return selectKeyHolder(house, sha256(rawKey), house.clock.now())
}
