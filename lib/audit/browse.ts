// Looking through one chain of the audit trail, page by page or as a file.
import type { House } from '@/lib/house'
import { cursorField, cutPage, type Page, type Position } from '@/lib/http/fields/paging'
import {
  type AuditFilter,
  type Behind,
  type Named,
  selectActors,
  selectEntries,
  selectKinds,
  selectNames,
} from './browse-store'
import type { AuditEntry } from './entry'
import { idsIn, type ToldChange, tellActor, tellChanges, tellWhat } from './words'

export interface ToldEntry extends AuditEntry {
  who: string
  what: string
  changes: ToldChange[]
}

const SORT = '-occurredAt'

export const auditCursor = cursorField(
  160,
  'The `nextCursor` of the previous page.',
  ({ sort, value }) => sort === SORT && /^\d{1,13}\.\d{1,15}$/.test(value),
)

function behindOf(cursor: Position | undefined): Behind | undefined {
  const [ms, position] = cursor?.value.split('.').map(Number) ?? []
  return ms === undefined || position === undefined ? undefined : { occurredAt: new Date(ms), position }
}

const told = (entry: AuditEntry, names: ReadonlyMap<string, Named>): ToldEntry => ({
  ...entry,
  who: tellActor(entry.actor, names),
  what: tellWhat(entry, names),
  changes: tellChanges(entry, names),
})

async function tellAll({ db }: House, entries: AuditEntry[]): Promise<ToldEntry[]> {
  const names = await selectNames(db, entries.flatMap(idsIn))
  return entries.map((entry) => told(entry, names))
}

export interface AuditSearch extends AuditFilter {
  limit: number
  cursor?: Position | undefined
}

export async function browseAudit(
  house: House,
  chain: string,
  { cursor, limit, ...filter }: AuditSearch,
): Promise<Page<ToldEntry>> {
  const entries = await selectEntries(house.db, chain, filter, { behind: behindOf(cursor), limit: limit + 1 })
  const { nextCursor, rows } = cutPage(entries, limit, ({ occurredAt, organisationId, position }) => ({
    ...{ sort: SORT, value: `${occurredAt.getTime()}.${position}`, id: organisationId },
  }))
  return { nextCursor, rows: await tellAll(house, rows) }
}

export interface AuditChoices {
  kinds: string[]
  actors: { actor: string; name: string }[]
}

/** What there is to filter by. */
export async function readAuditChoices({ db }: House, chain: string): Promise<AuditChoices> {
  const [kinds, actors] = await Promise.all([selectKinds(db, chain), selectActors(db, chain)])
  const names = await selectNames(
    db,
    actors.flatMap((actor) => actor.split(':').slice(1)),
  )
  return { kinds, actors: actors.map((actor) => ({ actor, name: tellActor(actor, names) })) }
}

const ENTRIES_AT_ONCE = 500

/** All that matches, from the newest; no more than one page of it is held at a time. */
export async function* exportAudit(
  house: House,
  chain: string,
  filter: AuditFilter,
): AsyncGenerator<ToldEntry> {
  let behind: Behind | undefined
  for (;;) {
    const entries = await selectEntries(house.db, chain, filter, { behind, limit: ENTRIES_AT_ONCE })
    yield* await tellAll(house, entries)
    behind = entries.at(-1)
    if (entries.length < ENTRIES_AT_ONCE) return
  }
}
