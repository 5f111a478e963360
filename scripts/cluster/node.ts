// One machine of the database: Patroni, and the Postgres that it keeps; and etcd, in which the nodes agree on who leads.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@/db/embedded/free-port'
import { type Part, type Place, until } from './part'

export interface Passwords {
  superuser: string
  replication: string
  app: string
}

export interface Etcd extends Part {
  address: string
}

export async function startEtcd(place: Place): Promise<Etcd> {
  const [client, peer] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${client}`
  const peerUrl = `http://127.0.0.1:${peer}`
  const part = place.start('etcd', place.programs.etcd, [
    `--data-dir=${place.makeFolder('etcd')}`,
    `--listen-client-urls=${url}`,
    `--advertise-client-urls=${url}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=default=${peerUrl}`,
  ])
  await until('etcd is healthy', async () => (await fetch(`${url}/health`)).ok)
  return Object.assign(part, { address: `127.0.0.1:${client}` })
}

export interface Node {
  name: string
  port: number
  restPort: number
  start(): void
  stop(): Promise<void>
  /** As when the machine loses its power: Patroni and every process of its Postgres are gone at once. */
  kill9(): Promise<void>
}

const SECONDS_TO_LEAD = 20

/** The usual settings of a small cluster, with the times as short as Patroni allows. */
const configuration = (facts: {
  name: string
  port: number
  restPort: number
  etcd: string
  dataDir: string
  bin: string
  pgpass: string
  passwords: Passwords
}) => `scope: remit
name: ${facts.name}
restapi: { listen: '127.0.0.1:${facts.restPort}', connect_address: '127.0.0.1:${facts.restPort}' }
etcd3: { host: '${facts.etcd}' }
bootstrap:
  dcs:
    ttl: ${SECONDS_TO_LEAD}
    loop_wait: 2
    retry_timeout: 5
    # A commit is answered when a second node has it, and only a node that has it may take over. While no other node is left,
    # one alone is enough: with synchronous_mode_strict nothing would be written then.
    synchronous_mode: true
    postgresql:
      use_pg_rewind: true
      use_slots: true
      parameters: { max_connections: 100, wal_keep_size: 256MB, shared_buffers: 64MB }
  initdb: [{ encoding: UTF8 }, { locale: C.UTF-8 }, data-checksums]
postgresql:
  listen: 127.0.0.1:${facts.port}
  connect_address: 127.0.0.1:${facts.port}
  data_dir: ${facts.dataDir}
  bin_dir: ${facts.bin}
  pgpass: ${facts.pgpass}
  authentication:
    superuser: { username: postgres, password: '${facts.passwords.superuser}' }
    replication: { username: replicator, password: '${facts.passwords.replication}' }
    rewind: { username: postgres, password: '${facts.passwords.superuser}' }
  pg_hba: ['host all all 127.0.0.1/32 scram-sha-256', 'host replication replicator 127.0.0.1/32 scram-sha-256']
  parameters: { unix_socket_directories: '', password_encryption: scram-sha-256 }
`

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

export async function prepareNode(
  place: Place,
  { etcd, name, passwords }: { name: string; etcd: string; passwords: Passwords },
): Promise<Node> {
  const [port, restPort] = [await freePort(), await freePort()]
  const dataDir = join(place.folder, name)
  const file = place.write(
    `${name}.yml`,
    configuration({
      name,
      port,
      restPort,
      etcd,
      dataDir,
      passwords,
      bin: place.programs.postgresBin,
      pgpass: join(place.folder, `${name}.pgpass`),
    }),
  )
  let patroni: Part | undefined
  /** Patroni starts Postgres apart from itself, so that the one may end without the other. */
  const postmaster = () => {
    try {
      return Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
    } catch {
      return undefined
    }
  }
  return {
    name,
    port,
    restPort,
    start: () => {
      patroni = place.start(name, place.programs.patroni, [file])
    },
    stop: async () => {
      await patroni?.stop()
      const pid = postmaster()
      if (pid !== undefined && isThere(pid)) process.kill(pid, 'SIGINT')
    },
    kill9: async () => {
      const pid = postmaster()
      await patroni?.kill9()
      if (pid === undefined || !isThere(pid)) return
      // Its own children see that it is gone, and end.
      process.kill(pid, 'SIGKILL')
      await until('Postgres is gone', async () => !isThere(pid))
    },
  }
}

export interface Member {
  name: string
  role: string
  state: string
  lag?: number | string
}

/** As any of the nodes tells it. */
export async function readMembers(nodes: Node[]): Promise<Member[]> {
  for (const { restPort } of nodes) {
    const answer = await fetch(`http://127.0.0.1:${restPort}/cluster`, {
      signal: AbortSignal.timeout(1_000),
    }).catch(() => undefined)
    if (answer?.ok) return ((await answer.json()) as { members: Member[] }).members
  }
  return []
}

/** Every node follows, and one of them has whatever was acknowledged. */
export const isWhole = (members: Member[], count: number): boolean =>
  members.length === count &&
  members.every(({ state }) => /^(?:running|streaming)$/.test(state)) &&
  members.some(({ role }) => role === 'leader') &&
  members.some(({ role }) => role === 'sync_standby')
