// The law of time: what is decided by it is decided by the clock of the house; all others are for waiting, and have a reason.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** File → why it asks another clock. */
const WAITS: Record<string, string> = {
  'db/held.ts': 'leases',
  'db/schema/columns.ts': 'the clock of the house at the statement itself',
  'lib/clock.ts': 'is the clock',
  'lib/due/uptime.ts':
    'how long this process has not written that it is up, whatever a test did to the clock',
  'lib/http/call/idempotency.ts': 'the lease of a call',
  'lib/ids.ts': 'ids are sorted by when they were made, and nothing is decided by them',
  'lib/moved-clock.ts': 'what is held under a lease',
  'lib/privacy/purge.ts': 'the lease of a call',
  'lib/schedule.ts': 'jobs of the schedule that were begun, by its own clock',
  'lib/test-clock.ts': 'is the clock that a test moves',
}

/** In SQL, and in the language around it. */
const OTHER_CLOCKS =
  /(?<![\w.#])now\(\)|current_(?:date|time|timestamp)|(?:clock|statement|transaction)_timestamp\(|localtimestamp|\bDate\.now\(|\bnew Date\(\)|realTime\(\)/i

const sources = ['app', 'db', 'lib'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter((path) => !/\.test\.tsx?$|(?:^|\/)testing\/|^db\/embedded\//.test(path)),
)

const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

// promise 153
it('nothing is decided by another clock than that of the house', () => {
  const asks = sources.filter((path) =>
    OTHER_CLOCKS.test(withoutComments(readFileSync(join(ROOT, path), 'utf8'))),
  )
  expect(asks.filter((path) => !(path in WAITS))).toEqual([])
  expect(Object.keys(WAITS).filter((path) => !asks.includes(path))).toEqual([])
})

it.each([
  ['select 1 where due_at <= now()', true],
  ['select 1 where due_at <= house_now()', false],
  ['const now = clock.now()', false],
  ['performance.now() - began', false],
  ['new Date()', true],
  ['new Date(text)', false],
  ['Date.now() + 5', true],
  ['current_date - 7', true],
])('%s', (text, isOther) => {
  expect(OTHER_CLOCKS.test(text)).toBe(isOther)
})
