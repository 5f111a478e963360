// Lists an organisation's events, as webhooks sent or would have sent them.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { sortedPage } from '@/lib/http/fields/sorting'
import { EVENT_ORDERS, type EventSearch, type KeptEvent, selectEvents, selectKeptEvent } from './event-store'

export async function listEvents(
  { db }: House,
  organisationId: string,
  search: EventSearch,
): Promise<Page<KeptEvent>> {
  return sortedPage(EVENT_ORDERS, await selectEvents(db, organisationId, search), search)
}

/** Throws `Event.NotFound`. */
export async function findEvent({ db }: House, organisationId: string, id: string): Promise<KeptEvent> {
  return found(await selectKeptEvent(db, organisationId, id), 'Event.NotFound')
}
