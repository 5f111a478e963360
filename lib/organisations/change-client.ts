// Changes a client's own settings: branding and allowed redirect hosts.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { isEmpty } from '@/lib/http/fields/changes'
import { updateClient } from './client-store'
import { findClient } from './find-client'
import type { Client, ClientFields } from './organisation'

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
