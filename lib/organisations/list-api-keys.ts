// A client's API keys, without what opens anything.
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/paging'
import { selectApiKeys } from './client-store'
import type { ApiKey } from './organisation'

export async function listApiKeys(
  { db }: House,
  by: { clientId: string },
  request: PageRequest,
): Promise<Page<ApiKey>> {
  return pageOf(await selectApiKeys(db, by.clientId, request), request.limit)
}
