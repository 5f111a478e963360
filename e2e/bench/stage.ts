// What the bench compares, side by side on loopback: Remit, a minimal Next app and a bare server, on one database and one sandbox.
import { closeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@/db/embedded/free-port'
import { startEmbeddedPostgres } from '@/db/embedded/start'
import { migrate } from '@/db/migrate'
import { appEnvFor, openLog, startReplica } from '@/e2e/support/app'
import type { ServerName } from '@/scripts/bench/ratios'
import { appEnvOf, DEMO_KEYS, startSandbox } from '@/scripts/support/sandbox'
import { startService, stopService } from '@/scripts/support/service'
import { startMinimalNext } from './minimal-next'
import { familyOf, memoryMbOf } from './processes'

export interface BenchServer {
  name: ServerName
  port: number
  /** The serving process and its children. */
  family: number[]
  /** Once it served, before any load. */
  idleMb: number
}

export interface Stage {
  servers: BenchServer[]
  databaseUrl: string
  sandboxUrl: string
  /** Remit's complete environment. */
  env: Record<string, string>
}

export type Undo = (() => Promise<unknown> | unknown)[]

/** Each thing that is started says in `undo` how it is stopped; the last comes first. */
export async function openStage(undo: Undo): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'remit-bench-'))
  undo.push(() => rm(dataDir, { recursive: true, force: true }))
  const log = openLog('bench')
  undo.push(() => closeSync(log))
  // Durable, as in life: what is answered has been written.
  const database = await startEmbeddedPostgres({ dataDir, log: () => undefined })
  undo.push(database.stop)
  await migrate(database.url)
  const [port, nextPort, barePort] = [await freePort(), await freePort(), await freePort()]
  const url = `http://localhost:${port}`
  // No events by itself: what one server makes at Stripe must not be work for another.
  const sandbox = await startSandbox({ keys: DEMO_KEYS, appUrl: url, output: log })
  undo.push(() => stopService(sandbox))
  const env = {
    ...appEnvFor({ databaseUrl: database.url, sandbox: sandbox.ready, url, port }),
    ...{ LOG_LEVEL: 'warn', TRUSTED_PROXY_HOPS: '1' },
  }
  const remit = await startReplica(env, log)
  undo.push(() => stopService(remit))
  const others = {
    ...{ PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production' as const },
    ...appEnvOf(DEMO_KEYS, sandbox.ready.url),
    DATABASE_URL: database.url,
  }
  const minimal = await startMinimalNext(others, nextPort, log)
  undo.push(minimal.stop)
  const bare = await startService({
    entry: 'scripts/bench/bare.ts',
    env: { ...others, PORT: String(barePort) },
    output: log,
  })
  undo.push(() => stopService(bare))
  const serverOf = (name: ServerName, at: number, pid: number | undefined): BenchServer => {
    if (pid === undefined) throw new Error(`${name} has no process`)
    const family = familyOf(pid)
    return { name, port: at, family, idleMb: memoryMbOf(family) }
  }
  return {
    servers: [
      serverOf('Remit', port, remit.child.pid),
      serverOf('minimal Next', nextPort, minimal.pid),
      serverOf('bare', barePort, bare.child.pid),
    ],
    databaseUrl: database.url,
    sandboxUrl: sandbox.ready.url,
    env,
  }
}
