// Logos that were fetched a short while ago, and those that could not be: no server is asked for each look at a page.
import type { House } from '@/lib/house'
import { fetchLogo, type Logo, NoLogo } from './fetch-logo'

const GOOD_MS = 10 * 60_000
const BAD_MS = 60_000
const MOST_BYTES = 16 * 1024 * 1024
export const MOST_ENTRIES = 500

interface Entry {
  /** Undefined where there is none to be had. */
  logo: Promise<Logo | undefined>
  bytes: number
  until: number
}

/** On the global object, because Next may load this module more than once. */
const holder = globalThis as typeof globalThis & { remitLogos?: WeakMap<House['db'], Map<string, Entry>> }

function entriesOf({ db }: House): Map<string, Entry> {
  holder.remitLogos ??= new WeakMap()
  const entries = holder.remitLogos.get(db) ?? new Map<string, Entry>()
  holder.remitLogos.set(db, entries)
  return entries
}

/** The oldest go first. */
function makeRoom(entries: Map<string, Entry>): void {
  let total = [...entries.values()].reduce((sum, { bytes }) => sum + bytes, 0)
  for (const [url, { bytes }] of entries) {
    if (total <= MOST_BYTES && entries.size <= MOST_ENTRIES) return
    entries.delete(url)
    total -= bytes
  }
}

/** Undefined where there is none to be had. Whoever asks meanwhile waits for the same answer. */
export function keptLogo(house: House, url: string): Promise<Logo | undefined> {
  const entries = entriesOf(house)
  const now = house.clock.now().getTime()
  const known = entries.get(url)
  if (known && known.until > now) return known.logo
  const entry: Entry = { logo: Promise.resolve(undefined), bytes: 0, until: now + GOOD_MS }
  entry.logo = fetchLogo(house, url).then(
    (logo) => {
      entry.bytes = logo.bytes.length
      makeRoom(entries)
      return logo
    },
    (error: unknown) => {
      if (!(error instanceof NoLogo)) {
        entries.delete(url)
        throw error
      }
      entry.until = house.clock.now().getTime() + BAD_MS
      house.log.info({ host: URL.canParse(url) ? new URL(url).host : null, reason: error.message }, 'no logo')
      return undefined
    },
  )
  entries.delete(url)
  entries.set(url, entry)
  // Also for those that are not to be had, whose addresses take room, too.
  makeRoom(entries)
  return entry.logo
}
