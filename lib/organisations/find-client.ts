// Finds a client, for itself only.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { selectClient } from './client-store'
import type { Client } from './organisation'

/** Throws `Client.NotFound`, also for every client but the one that asks. */
export async function findClient({ db }: House, by: { clientId: string }, clientId: string): Promise<Client> {
  return found(clientId === by.clientId ? await selectClient(db, clientId) : undefined, 'Client.NotFound')
}
