// A second real Postgres that follows a first one: the embedded programs, a copy of its files, and streaming replication.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, closeSync, openSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { copyCluster } from '@/db/embedded/backup'
import { prepareBinaries } from '@/db/embedded/binaries'
import { freePort } from '@/db/embedded/free-port'
import { findPlace, SHARED_HOME } from '@/db/embedded/place'
import { MOST_CONNECTIONS } from '@/db/embedded/postmaster'
import { until } from '@/db/embedded/until'

const STARTS_WITHIN_MS = 60_000

export interface FollowingServer {
  url: string
  start(): Promise<void>
  /** At once, as when the machine loses its power. */
  kill(): Promise<void>
}

async function answers(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined })
  try {
    await sql`select 1`
    return true
  } catch {
    return false
  } finally {
    await sql.end({ timeout: 1 })
  }
}

/** `dataDir` and `url` are those of a running embedded server; `folder` may be entered by everybody. */
export async function followServer(options: {
  dataDir: string
  url: string
  folder: string
}): Promise<FollowingServer> {
  const { dataDir, folder, url } = options
  const place = findPlace(dataDir)
  if (!place) throw new Error(`there is no server in ${dataDir}`)
  const { home, identity } = place
  const binaries = prepareBinaries(identity === undefined ? home : SHARED_HOME, identity, () => undefined)
  const cluster = join(folder, 'standby')
  await copyCluster({ url, cluster: place.cluster, target: cluster, isDurable: false })
  writeFileSync(join(cluster, 'standby.signal'), '')
  chmodSync(cluster, 0o700)
  if (identity) execFileSync('chown', ['-R', `${identity.uid >>> 0}:${identity.gid >>> 0}`, cluster])
  const { password, port: primaryPort, username } = new URL(url)
  const port = await freePort()
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    // No fewer than the primary's, or it does not start.
    max_connections: MOST_CONNECTIONS,
    primary_conninfo: `host=127.0.0.1 port=${primaryPort} user=${username} password=${password}`,
  }
  const parameters = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  let child: ChildProcess | undefined
  const own = Object.assign(new URL(url), { port: String(port) }).href
  return {
    url: own,
    start: async () => {
      const log = openSync(join(folder, 'standby.log'), 'a')
      child = spawn(join(binaries, 'bin', 'postgres'), ['-D', cluster, ...parameters], {
        cwd: '/',
        stdio: ['ignore', log, log],
        ...identity,
      })
      closeSync(log)
      if (!(await until(() => answers(own), STARTS_WITHIN_MS, 100)))
        throw new Error('the standby does not start')
    },
    kill: async () => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      // Its children notice by themselves, and go.
      child.kill('SIGKILL')
      await ended
    },
  }
}
