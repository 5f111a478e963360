// Lists the API keys of a client or one organisation, without their secrets.
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import { type KeyOwner, selectApiKeys } from './client-store'
import type { ApiKey } from './organisation'

export async function listApiKeys(
  { db }: House,
  whose: KeyOwner,
  request: PageRequest,
): Promise<Page<ApiKey>> {
  return pageOf(await selectApiKeys(db, whose, request), request.limit)
}
