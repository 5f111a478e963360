// The organisations that a client's key reaches, newest first.
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/paging'
import type { Organisation } from './organisation'
import { selectOrganisations } from './store'

export async function listOrganisations(
  { db }: House,
  by: { clientId: string; limitedTo: string | null },
  request: PageRequest,
): Promise<Page<Organisation>> {
  return pageOf(await selectOrganisations(db, by, request), request.limit)
}
