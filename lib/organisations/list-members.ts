// Lists the members of an organisation.
import type { House } from '@/lib/house'
import { type Page, type PageRequest, pageOf } from '@/lib/http/fields/paging'
import { selectMembers } from './member-store'
import type { Member } from './organisation'

export async function listMembers(
  { db }: House,
  organisationId: string,
  request: PageRequest,
): Promise<Page<Member>> {
  return pageOf(await selectMembers(db, organisationId, request), request.limit)
}
