// Finds the holder of an API key: one query per call, no cache, so that revoking takes effect immediately on all replicas.
import type { House } from '@/lib/house'
import { sha256 } from '@/lib/ids'
import { type KeyHolder, selectKeyHolder } from './client-store'

const LONGEST_KEY = 200

/** Undefined when the key is unknown, expired or revoked. */
export async function findCaller(house: House, rawKey: string): Promise<KeyHolder | undefined> {
  if (rawKey.length > LONGEST_KEY) return undefined
  return selectKeyHolder(house, sha256(rawKey), house.clock.now())
}
