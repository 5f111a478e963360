// `npm run bench`: Remit, a minimal Next app and a bare server of equal work, in turn, on this machine. Figures to compare, not tests.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { createClient } from '@/e2e/support/app'
import { newId } from '@/lib/ids'
import { type BenchOptions, readOptions } from '@/scripts/bench/options'
import { phoneText } from '@/scripts/bench/phone'
import { compare, forEach, type ServerName } from '@/scripts/bench/ratios'
import { comparisonText } from '@/scripts/bench/tables'
import { ensureBuild } from '@/scripts/support/build'
import { explain, fail, say, step } from '@/scripts/support/say'
import { ROOT } from '@/scripts/support/service'
import { makeBills } from './bills'
import { openBooks } from './books'
import { buildMinimalNext } from './minimal-next'
import { pathsOf } from './paths'
import { visitPages } from './phone'
import { freshForAll, playRounds } from './rounds'
import { headersOf, openShop, orderOf, type Shop } from './shop'
import { type BenchServer, openStage, type Stage, type Undo } from './stage'

/** Links to look at, and as many to open again: none is asked so often that its limit is met. */
const FEW = 1_000
const REPLAYED = 50
/** What building, filling and the looks at the books may take beside the loads. */
const ASIDE_MS = 30 * 60_000

const revision = (): string =>
  execFileSync('git', ['describe', '--always', '--dirty'], { cwd: ROOT, encoding: 'utf8' }).trim()

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items]
  const lane = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await work(next)
  }
  await Promise.all(Array.from({ length: 8 }, lane))
}

async function post(url: string, init: RequestInit = {}): Promise<void> {
  const answer = await fetch(url, { ...init, method: 'POST' })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text.slice(0, 300)}`)
}

/** What is compared must be the same page, whole. */
async function seeLines({ name, port }: BenchServer, token: string): Promise<void> {
  const page = await (await fetch(`http://127.0.0.1:${port}/i/${token}`)).text()
  const missing = Array.from({ length: 20 }, (_, at) => `Line ${at + 1}<`).filter(
    (line) => !page.includes(line),
  )
  if (missing.length > 0) throw new Error(`the page of ${name} lacks ${missing.join(', ')}`)
}

async function prepare(stage: Stage, options: BenchOptions) {
  const [remit] = stage.servers
  const url = `http://127.0.0.1:${remit?.port}`
  const { apiKey } = await createClient(stage, 'Bench')
  const freshOf = (server: ServerName) => (options.paths.includes('fresh') ? freshForAll(server, options) : 0)
  const bills = await makeBills(stage, { apiKey, url }, { few: FEW, fresh: forEach(freshOf) })
  for (const server of stage.servers) await seeLines(server, bills.looked[0] ?? '')
  if (options.paths.includes('reused'))
    for (const { port } of stage.servers.filter(({ name }) => name !== 'bare'))
      await inLanes(bills.opened, (token) => post(`http://127.0.0.1:${port}/i/${token}/checkout-session`))
  const shop: Shop = await openShop(url, apiKey)
  const replayed = options.paths.includes('replay') ? Array.from({ length: REPLAYED }, () => newId()) : []
  await inLanes(replayed, (key) =>
    post(`${url}/api/v1/sessions`, { headers: headersOf(shop, key), body: orderOf(key) }),
  )
  return { bills, paths: pathsOf(bills, shop, replayed) }
}

async function measure(options: BenchOptions, undo: Undo) {
  if (!options.isAsBuilt) await ensureBuild()
  await step('building the minimal Next app', buildMinimalNext)
  const stage = await step('starting what is compared', () => openStage(undo))
  const books = openBooks(stage.databaseUrl)
  undo.push(books.close)
  const { bills, paths } = await step('making invoices', () => prepare(stage, options))
  const chosen = paths.filter(({ name }) => options.paths.includes(name))
  const { faults, loads } = await playRounds({ ...stage, books, options, paths: chosen, say })
  const phone = options.hasPhone ? await visitPages(stage, bills, options.visits, undo, say) : undefined
  const comparisons = compare(loads)
  const idleMb = Object.fromEntries(stage.servers.map(({ idleMb, name }) => [name, idleMb]))
  for (const comparison of comparisons) console.log(`\n${comparisonText(comparison)}`)
  console.log(
    `\nmemory before any load: ${stage.servers.map(({ idleMb, name }) => `${name} ${idleMb} MB`).join(', ')}`,
  )
  if (phone) console.log(`\n${phoneText(phone)}`)
  for (const fault of faults) console.error(`WRONG: ${fault}`)
  if (faults.length === 0 && loads.length > 0) console.log('\nThe books were right after every load.')
  if (options.json !== undefined) {
    const machine = { cores: cpus().length, processor: cpus()[0]?.model, node: process.versions.node }
    const report = { revision: revision(), machine, options, idleMb, comparisons, loads, phone, faults }
    writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
  }
  return faults.length === 0
}

/** Whatever happens, what was started is stopped: at the end, at Ctrl-C, and when it takes too long. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2))
  const undo: Undo = []
  let ending: Promise<void> | undefined
  const stop = () => {
    ending ??= (async () => {
      for (const act of undo.reverse()) await act()
    })()
    return ending
  }
  const giveUp = (why: string) => {
    if (ending) return
    say(why)
    stop().then(
      () => process.exit(1),
      (error: unknown) => fail(error),
    )
  }
  // Ctrl-C reaches us from the terminal and from npm: what is being stopped is not stopped again.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => giveUp('\nStopping.'))
  const loads = options.paths.length * options.connections.length * options.rounds * 3
  const boundMs = loads * options.seconds * 2_000 + ASIDE_MS
  const bound = setTimeout(() => giveUp('This takes too long: stopping.'), boundMs)
  bound.unref()
  say(
    `bench: ${revision()}, ${cpus().length} cores; loads of ${options.seconds} s, ${Math.ceil((loads * options.seconds) / 60)} minutes of them`,
  )
  try {
    const isRight = await measure(options, undo)
    process.exitCode = isRight ? 0 : 1
  } catch (error) {
    // What fails because it is being stopped is no news.
    if (!ending) {
      say(explain(error))
      process.exitCode = 1
    }
  } finally {
    await stop()
  }
}

main().catch(fail)
