// A Postgres of the rig's own, that can be killed, stopped hard and frozen, and is durable as one in production is.
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/db/embedded/start'
import { migrate } from '@/db/migrate'
import { createDatabase } from '@/lib/testing/create'
import { ROOT } from '@/scripts/support/service'

export interface RigPostgres {
  /** Of a new database, with the schema. It stays the same over every stop. */
  url: string
  /** Dies at once, all of it: `SIGQUIT` is what `pg_ctl stop -m immediate` sends, `SIGKILL` is the death of the machine. */
  stopHard(signal: 'SIGQUIT' | 'SIGKILL'): Promise<void>
  startAgain(): Promise<void>
  /** Holds every process of the server still; answers with what wakes them. */
  freeze(): () => void
  stop(): Promise<void>
}

/** The server and all that it has started. */
function family(pid: number): number[] {
  const rows = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  const children = rows
    .map((row) => row.trim().split(/\s+/).map(Number))
    .filter(([, parent]) => parent === pid)
  return [pid, ...children.map(([child = 0]) => child)]
}

function signalAll(pids: number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      // It has ended meanwhile.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}

export async function startRigPostgres(say: (line: string) => void): Promise<RigPostgres> {
  const start = () => startEmbeddedPostgres({ dataDir: join(ROOT, '.data', 'faults'), log: say })
  let server: EmbeddedPostgres = await start()
  const database = await createDatabase(Object.assign(new URL(server.url), { pathname: '/postgres' }).href)
  await migrate(database.url)
  const port = new URL(server.url).port
  return {
    url: database.url,
    stopHard: async (signal) => {
      const pids = family(server.pid)
      // Its children end by themselves once it is gone; after a kill they are killed too, as a machine's death would.
      signalAll(signal === 'SIGKILL' ? pids : [server.pid], signal)
      while (pids.some(isThere)) await pause(20)
    },
    startAgain: async () => {
      const dead = server
      server = await start()
      // The mark of the dead server's holder goes, now that the new one has its own.
      await dead.stop()
      if (new URL(server.url).port !== port) throw new Error('Postgres came back at another port.')
    },
    freeze: () => {
      const pids = family(server.pid)
      signalAll(pids, 'SIGSTOP')
      return () => signalAll(pids, 'SIGCONT')
    },
    stop: async () => {
      await database.drop()
      await server.stop()
    },
  }
}
