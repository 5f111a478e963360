// The page of a list that an address asks for.
import { type PageRequest, pageQuery } from '@/lib/http/fields/paging'
import type { SearchParams } from '../place'

/** An invalid cursor asks for the first page. */
export async function pageRequest(searchParams: SearchParams): Promise<PageRequest> {
  const { cursor } = await searchParams
  const { data } = pageQuery.safeParse({ limit: '100', cursor })
  return data ?? { limit: 100 }
}
