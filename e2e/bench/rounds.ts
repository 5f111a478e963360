// Puts every load on every server in turn, round after round, and looks at the books after each.
import { setTimeout as pause } from 'node:timers/promises'
import type { BenchOptions } from '@/scripts/bench/options'
import type { Load, ServerName } from '@/scripts/bench/ratios'
import { rowFault } from '@/scripts/bench/row-fault'
import type { Books } from './books'
import { putLoad } from './load'
import type { BenchPath } from './paths'
import type { BenchServer } from './stage'

interface Size {
  connections: number
  seconds: number
}

/** Code that runs for the first time is slow everywhere. */
const WARM_UP: Size = { connections: 8, seconds: 3 }
/** Beyond the longest call. */
const MARGIN_MS = 100

/** Of fresh links, so many are there for each second of a load; one that has used them up ends before its time. */
const freshFor = (server: ServerName, { connections, seconds }: Size): number => {
  const [alone, together] =
    server === 'bare' ? [1_000, 2_500] : server === 'Remit' ? [250, 500] : [500, 1_000]
  return seconds * (connections === 1 ? alone : together)
}

/** How many of them all loads on one server take together. */
export const freshForAll = (server: ServerName, { connections, rounds, seconds }: BenchOptions): number =>
  freshFor(server, WARM_UP) +
  rounds * connections.reduce((sum, one) => sum + freshFor(server, { connections: one, seconds }), 0)

interface Rounds {
  servers: BenchServer[]
  paths: BenchPath[]
  books: Books
  options: BenchOptions
  say: (line: string) => void
}

interface Found {
  loads: Load[]
  faults: string[]
}

/** Each begins as often as the others: whoever comes after a load finds caches, and heat, of it. */
const inTurn = <T>(list: readonly T[], turn: number): T[] => [
  ...list.slice(turn % list.length),
  ...list.slice(0, turn % list.length),
]

export async function playRounds({ books, options, paths, say, servers }: Rounds): Promise<Found> {
  const found: Found = { loads: [], faults: [] }
  const one = async (path: BenchPath, server: BenchServer, round: number, size: Size) => {
    const { adds, calls, rows, title } = path
    const ask = calls[server.name]
    if (!ask) return undefined
    const where = rows[server.name]
    const before = where === undefined ? 0 : await books.countRows(where)
    const loaded = await putLoad({ server, next: ask(freshFor(server.name, size)), ...size })
    // Calls that nobody waits for any more are still answered: they belong to this load, and not under the next.
    await pause(loaded.longestMs + MARGIN_MS)
    const isHandled = await books.isHandled()
    const grown = where === undefined ? 0 : (await books.countRows(where)) - before
    const wrong = [
      where && rowFault({ ...loaded, grown, connections: size.connections, adds }),
      loaded.failures > 0 && `${loaded.failures} of ${loaded.calls} calls failed`,
      !isHandled && 'the inbox was not handled within a minute',
      ...(server.name === 'Remit' ? await books.faults() : []),
    ].filter((fault) => typeof fault === 'string')
    found.faults.push(...wrong.map((fault) => `${title}, ${server.name}, round ${round}: ${fault}`))
    return loaded
  }
  for (const path of paths) {
    say(path.title)
    for (const server of servers) await one(path, server, 0, WARM_UP)
    for (const connections of options.connections)
      for (let round = 1; round <= options.rounds; round++)
        for (const server of inTurn(servers, round - 1)) {
          const loaded = await one(path, server, round, { connections, seconds: options.seconds })
          if (!loaded) continue
          const { calls, cpuMsPerCall, memoryMb, p50Ms, p99Ms, perSecond } = loaded
          const figures = { calls, cpuMsPerCall, memoryMb, p50Ms, p99Ms, perSecond }
          found.loads.push({ path: path.title, connections, round, server: server.name, ...figures })
          say(
            `  ${connections} at once, round ${round}, ${server.name}: ${Math.round(loaded.perSecond)} per second`,
          )
        }
  }
  return found
}
