// Creates a client: a platform with its revenue shares and its first API key.
import { transact } from '@/db/transact'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { mintApiKey } from './api-key'
import { insertApiKey, insertClient } from './client-store'

const USUAL_PLATFORM_SHARE_PPM = 400_000

interface NewClient {
  name: string
  /** Application fee in parts per million of what is paid: 25,000 is 2.5 %. */
  revenueSharePpm: number
  /** The part of that fee that stays with the platform. */
  platformSharePpm?: number
}

/** The raw key is in the answer and nowhere else. */
export async function createClient(
  { db, env }: House,
  { name, revenueSharePpm, platformSharePpm = USUAL_PLATFORM_SHARE_PPM }: NewClient,
): Promise<{ clientId: string; apiKey: string }> {
  const clientId = newId()
  const { raw, ...key } = mintApiKey(env.stripeLivemode)
  await transact(db, async (tx) => {
    await insertClient(tx, { id: clientId, name, revenueSharePpm, platformSharePpm })
    await insertApiKey(tx, { ...key, clientId, name: 'First key' })
  })
  return { clientId, apiKey: raw }
}
