// One Postgres without anybody to take over, that keeps its log of writes elsewhere: for losing it, and restoring it to a moment.
import { chmodSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import postgres from 'postgres'
import { freePort } from '@/db/embedded/free-port'
import { type Part, type Place, until } from './part'

export interface LoneNode {
  superuserUrl: string
  port: number
  /** A copy of all files, while it is written to. */
  backUp(): Promise<void>
  /** Its power is gone, and its disk too. */
  lose(): Promise<void>
  /** Sees to it that all that was written until now is in the archive. */
  archive(): Promise<void>
  /** As it was at that moment; returns when it takes writes again. */
  restore(moment: Date): Promise<void>
  stop(): Promise<void>
}

interface Options {
  place: Place
  bin: string
  name: string
}

const isUp = async (url: string): Promise<boolean> => {
  const client = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => undefined })
  try {
    const [row] = await client<{ isOld: boolean }[]>`select pg_is_in_recovery() as "isOld"`
    return row?.isOld === false
  } finally {
    await client.end({ timeout: 1 })
  }
}

export async function startLoneNode({ bin, name, place }: Options): Promise<LoneNode> {
  const port = await freePort()
  const superuserUrl = `postgres://postgres@127.0.0.1:${port}/postgres`
  const data = join(place.folder, name)
  const archive = place.makeFolder(`${name}-archive`)
  const backup = join(place.folder, `${name}-backup`)
  const run = (what: string, command: string, parameters: string[]) =>
    place.run(`${name}-${what}`, join(bin, command), parameters)
  run('initdb', 'initdb', ['-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'])
  let part: Part | undefined
  const start = async () => {
    part = place.start(name, join(bin, 'postgres'), [
      ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
      ...['-c', 'archive_mode=on', '-c', `archive_command=test ! -f ${archive}/%f && cp %p ${archive}/%f`],
      // At the latest after so long, what was written is in the archive.
      ...['-c', 'archive_timeout=60', '-c', 'max_connections=60'],
    ])
    await until('Postgres takes writes', () => isUp(superuserUrl))
  }
  await start()

  /** Where no pg_basebackup came along, as beside the embedded Postgres: what it does, by hand. */
  async function copyByHand(): Promise<void> {
    const client = postgres(superuserUrl, { max: 1, onnotice: () => undefined })
    try {
      await client`select pg_backup_start('drill', true)`
      const isLeftOut = (path: string) => /\/(?:pg_wal\/.+|postmaster\.(?:pid|opts))$/.test(path)
      cpSync(data, backup, { recursive: true, filter: (path) => !isLeftOut(path) })
      const [label] = await client`select labelfile from pg_backup_stop()`
      writeFileSync(join(backup, 'backup_label'), String(label?.labelfile))
    } finally {
      await client.end({ timeout: 5 })
    }
  }

  return {
    superuserUrl,
    port,
    backUp: async () => {
      if (!existsSync(join(bin, 'pg_basebackup'))) await copyByHand()
      else run('basebackup', 'pg_basebackup', ['-d', superuserUrl, '-D', backup, '-c', 'fast', '-X', 'none'])
    },
    archive: async () => {
      const client = postgres(superuserUrl, { max: 1, onnotice: () => undefined })
      try {
        const [ended] = await client`select pg_walfile_name(pg_switch_wal()) as file`
        await until('the log is archived', async () => existsSync(join(archive, String(ended?.file))))
      } finally {
        await client.end({ timeout: 5 })
      }
    },
    lose: async () => {
      await part?.kill9()
      await until('its processes are gone', async () => !(await isUp(superuserUrl).catch(() => false)))
      rmSync(data, { recursive: true, force: true })
    },
    restore: async (moment) => {
      cpSync(backup, data, { recursive: true })
      const settings = [
        `restore_command = 'cp ${archive}/%f %p'`,
        `recovery_target_time = '${moment.toISOString().replace('T', ' ').replace('Z', '+00')}'`,
        "recovery_target_action = 'promote'",
      ]
      const known = readFileSync(join(data, 'postgresql.auto.conf'), 'utf8')
      writeFileSync(join(data, 'postgresql.auto.conf'), `${known}${settings.join('\n')}\n`)
      writeFileSync(join(data, 'recovery.signal'), '')
      chmodSync(data, 0o700)
      place.giveAll(data)
      await start()
    },
    stop: async () => part?.stop(),
  }
}
