// Finds a client, for itself only.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { selectClient } from './client-store'
import type { Client } from './organisation'

/** Throws `Client.NotFound`, also for every client but the one that asks. */
export async function findClient({ db }: House, by: { clientId: string }, clientId: string): Promise<Client> {
  const client = clientId === by.clientId ? await selectClient(db, clientId) : undefined
  if (!client) throw new Failure('Client.NotFound')
  return client
}
