// `npm run cluster`: three nodes of Postgres under Patroni, HAProxy, PgBouncer and two replicas of Remit on this one machine.
import { randomBytes, randomInt } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Command, InvalidArgumentError } from 'commander'
import { prepareBinaries } from '@/db/embedded/binaries'
import { freePort } from '@/db/embedded/free-port'
import { createClient } from '@/lib/organisations/clients'
import { buildHouse } from '@/lib/wiring'
import { createDatabase, type RunningApp, startApp } from './cluster/app'
import { compareBooks, type Verdict } from './cluster/books'
import { chanceOf } from './cluster/chance'
import { killPrimary } from './cluster/kill-primary'
import { isWhole, type Node, prepareNode, readMembers, startEtcd } from './cluster/node'
import { Place, until } from './cluster/part'
import { type Front, openSeller, Payers, Witness } from './cluster/payers'
import { findPrograms } from './cluster/programs'
import { startHaproxy, startPgbouncer } from './cluster/proxies'
import { rehearseRestore } from './cluster/restore-drill'
import { ensureBuild } from './support/build'
import { isPortTaken } from './support/ports'
import { PlainError, say, step } from './support/say'
import { Shutdown } from './support/shutdown'

const NODES = 3
const REPLICAS = 2
const SERVES_AGAIN_WITHIN_MS = 30_000

const wholeNumber = (text: string): number => {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0) return count
  throw new InvalidArgumentError('It must be a whole number, 1 or more.')
}

interface Wishes {
  killPrimary?: number
  restoreDrill?: number
  embedded: boolean
  payers?: number
  rate: number
  seed: number
  port: number
}

const wishes = new Command('cluster')
  .description('A highly available Remit on this one machine')
  .option(
    '--kill-primary <times>',
    'kill the primary so often under load, say what was lost, and end',
    wholeNumber,
  )
  .option('--payers <count>', 'let so many pay at once, say what was lost, and end', wholeNumber)
  .option(
    '--restore-drill <count>',
    'lose a database of its own, restore it to a moment, say what came back, and end',
    wholeNumber,
  )
  .option('--embedded', 'the drill with the Postgres that comes along from npm', false)
  .option('--rate <count>', 'new payers per second while the primary is killed', wholeNumber, 2)
  .option(
    '--seed <number>',
    'repeats the moments of the kills and the amounts',
    wholeNumber,
    randomInt(1, 2 ** 31),
  )
  .option('--port <port>', 'where payers come in', wholeNumber, 3000)
  .parse()
  .opts<Wishes>()

const shutdown = new Shutdown()
const secret = () => randomBytes(18).toString('hex')

interface Cluster {
  app: RunningApp
  nodes: Node[]
  directUrl: string
  databaseUrl: string
}

async function startNodes(place: Place, passwords: Record<'superuser' | 'replication' | 'app', string>) {
  const etcd = await step('starting etcd', () => startEtcd(place))
  shutdown.add(() => etcd.stop())
  const nodes: Node[] = []
  for (let at = 1; at <= NODES; at++)
    nodes.push(await prepareNode(place, { name: `node${at}`, etcd: etcd.address, passwords }))
  shutdown.add(async () => {
    for (const node of nodes) await node.stop()
  })
  await step(`starting ${NODES} nodes of Postgres`, async () => {
    for (const node of nodes) node.start()
    await until('all nodes follow a primary', async () => isWhole(await readMembers(nodes), NODES), {
      withinMs: 180_000,
    })
  })
  return nodes
}

async function start(place: Place): Promise<Cluster> {
  const passwords = { superuser: secret(), replication: secret(), app: secret() }
  const nodes = await startNodes(place, passwords)
  const replicaPorts: number[] = []
  for (let at = 0; at < REPLICAS; at++) replicaPorts.push(await freePort())
  const { port: appPort } = wishes
  const haproxy = await step('starting HAProxy', () => startHaproxy(place, { nodes, replicaPorts, appPort }))
  shutdown.add(() => haproxy.stop())
  const at = `127.0.0.1:${haproxy.primaryPort}`
  await step('making the database', () =>
    createDatabase(`postgres://postgres:${passwords.superuser}@${at}/postgres`, passwords.app),
  )
  const pgbouncer = await step('starting PgBouncer', () =>
    startPgbouncer(place, { primaryPort: haproxy.primaryPort, passwords }),
  )
  shutdown.add(() => pgbouncer.stop())
  const directUrl = `postgres://remit:${passwords.app}@${at}/remit`
  const databaseReadUrl = `postgres://remit:${passwords.app}@127.0.0.1:${haproxy.standbyPort}/remit`
  const addresses = { databaseUrl: pgbouncer.url, databaseDirectUrl: directUrl, databaseReadUrl }
  const app = await step(`starting the sandbox and ${REPLICAS} replicas`, () =>
    startApp({ addresses, appPort, replicaPorts, folder: place.folder }),
  )
  shutdown.add(app.stop)
  return { app, nodes, directUrl, databaseUrl: pgbouncer.url }
}

async function takeOnClient(app: RunningApp): Promise<Front> {
  const house = buildHouse(app.env)
  try {
    const { apiKey } = await createClient(house, { name: 'Ledgerly', revenueSharePpm: 25_000 })
    return { apiKey, url: app.env.APP_URL ?? '', sandboxUrl: app.sandboxUrl }
  } finally {
    await house.db.$client.end({ timeout: 5 })
  }
}

/** Throws when anything was lost, double, or took too long. */
async function tryIt(cluster: Cluster, front: Front): Promise<void> {
  const { seed } = wishes
  say(`  seed ${seed}`)
  const seller = await openSeller(front)
  const payers = new Payers(front, seller, chanceOf(seed, 'payers'))
  const witness = new Witness(front, seller)
  const { databaseUrl, nodes } = cluster
  const late: string[] = []
  witness.begin()
  if (wishes.payers) {
    for (let at = 0; at < wishes.payers; at++) payers.add()
    await step(`${wishes.payers} payers at once`, () => payers.end())
  }
  if (wishes.killPrimary) {
    payers.begin(wishes.rate)
    const { faults, kills } = await killPrimary({
      ...{ nodes, witness, times: wishes.killPrimary },
      chance: chanceOf(seed, 'kills'),
    })
    const gaps = kills.map(({ gapMs }) => gapMs).toSorted((a, b) => a - b)
    say(`  serving again after ${gaps.map((ms) => (ms / 1000).toFixed(1)).join(', ')} s`)
    late.push(
      ...faults,
      ...gaps.filter((ms) => ms > SERVES_AGAIN_WITHIN_MS).map((ms) => `serving again only after ${ms} ms`),
    )
    await payers.end()
  }
  await witness.end()
  const counts = await cluster.app.countReads()
  if (!counts.get('served')) late.push('no list was answered by a standby')
  const reads = [...counts].map(([outcome, count]) => `${count} ${outcome}`)
  say(`  lists by who answered them: ${reads.join(', ')}`)
  judge(await compareBooks({ front, seller, payers, witness, databaseUrl }), late)
}

/** Throws when anything is not as it must be. */
function judge({ faults, figures }: Verdict, late: string[] = []): void {
  for (const figure of figures) say(`  ${figure}`)
  const all = [...late, ...faults]
  if (all.length > 0) throw new PlainError(`Not as it must be:\n  ${all.slice(0, 40).join('\n  ')}`)
  say('  Nothing was lost, nothing is double, and the books say what Stripe says.')
}

const guide = (
  { apiKey, url, sandboxUrl }: Front,
  { directUrl, databaseUrl, nodes }: Cluster,
  folder: string,
) => `
Remit is running, and any machine of it may die.

  The app          ${url}/docs   (key of the API: ${apiKey})
  The sandbox      ${sandboxUrl}/_sandbox
  PgBouncer        ${databaseUrl}
  The primary      ${directUrl}
  The nodes        ${nodes.map(({ name, restPort }) => `${name} http://127.0.0.1:${restPort}/cluster`).join('\n                   ')}
  Logs             ${folder}

Ctrl-C stops everything.`

async function run(): Promise<void> {
  const programs = findPrograms()
  if (await isPortTaken(wishes.port))
    throw new PlainError(`Port ${wishes.port} is in use by another program: choose another one with --port.`)
  say('Starting a cluster')
  await step('checking the build', ensureBuild)
  const place = new Place(programs)
  let isKept = false
  shutdown.add(() => {
    if (isKept) say(`The logs are in ${place.folder}`)
    else rmSync(place.folder, { recursive: true, force: true })
  })
  try {
    if (wishes.restoreDrill) {
      const bin = wishes.embedded
        ? join(prepareBinaries(place.folder, place.owner, say), 'bin')
        : programs.postgresBin
      const { port: appPort, restoreDrill: count } = wishes
      const atEnd = (stop: () => Promise<void>) => shutdown.add(stop)
      judge(
        await rehearseRestore({
          place,
          bin,
          appPort,
          count,
          takeOnClient,
          atEnd,
          chance: chanceOf(wishes.seed, 'payers'),
        }),
      )
      process.kill(process.pid, 'SIGTERM')
      return
    }
    const cluster = await start(place)
    const front = await takeOnClient(cluster.app)
    if (!wishes.killPrimary && !wishes.payers) return console.log(guide(front, cluster, place.folder))
    await tryIt(cluster, front)
  } catch (error) {
    isKept = true
    throw error
  }
  process.kill(process.pid, 'SIGTERM')
}

run().catch((error: unknown) => shutdown.failed(error))
