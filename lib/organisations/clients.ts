// Clients: platforms with their revenue shares, which read and change themselves only.
import { transact } from '@/db/transact'
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isEmpty } from '@/lib/http/fields/fields'
import { newId } from '@/lib/ids'
import { mintApiKey } from './api-keys'
import { insertApiKey, insertClient, selectClient, updateClient } from './client-store'
import type { Client, ClientFields } from './organisation'

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

/** Throws `Client.NotFound`, also for every client but the one that asks. */
export async function findClient({ db }: House, by: { clientId: string }, clientId: string): Promise<Client> {
  return found(clientId === by.clientId ? await selectClient(db, clientId) : undefined, 'Client.NotFound')
}

/** Throws `Client.NotFound`. */
export async function changeClient(
  house: House,
  by: { clientId: string },
  clientId: string,
  changes: Partial<ClientFields>,
): Promise<Client> {
  const client = await findClient(house, by, clientId)
  if (isEmpty(changes)) return client
  return found(await updateClient(house.db, clientId, changes), 'Client.NotFound')
}
