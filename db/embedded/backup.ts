// Copies the files of a server while it is written to, with the log of writes that makes the copy whole: what pg_basebackup does, which does not come along.
import {
  closeSync,
  copyFileSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import postgres, { type Sql } from 'postgres'

/** As the manual of Postgres lists them: what a start makes anew, or what belongs to the running server alone. */
const CONTENTS_LEFT_OUT =
  /^(?:pg_wal|pg_dynshmem|pg_notify|pg_replslot|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\/|(?:^|\/)pgsql_tmp[^/]*\//
const FILES_LEFT_OUT =
  /(?:^|\/)(?:postmaster\.(?:pid|opts)|pg_internal\.init(?:\.\d+)?|backup_label(?:\.old)?|tablespace_map(?:\.old)?|(?:recovery|standby)\.signal)$/
const SEGMENT = /^[0-9A-F]{24}$/

const isGone = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

/** Dropped while it was copied: the log of writes says so too. */
function unlessGone(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (!isGone(error)) throw error
  }
}

/** On the disk: what a file holds, or which names a folder does. */
export function keepSafe(path: string): void {
  const file = openSync(path, 'r')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function copyTree(from: string, to: string, isDurable: boolean, path = ''): void {
  mkdirSync(join(to, path), { recursive: true, mode: 0o700 })
  for (const name of readdirSync(join(from, path))) {
    const inner = path === '' ? name : `${path}/${name}`
    if (CONTENTS_LEFT_OUT.test(inner) || FILES_LEFT_OUT.test(inner)) continue
    unlessGone(() => {
      const [source, target] = [join(from, inner), join(to, inner)]
      const facts = lstatSync(source)
      if (facts.isDirectory()) copyTree(from, to, isDurable, inner)
      else if (facts.isSymbolicLink()) symlinkSync(readlinkSync(source), target)
      else if (facts.isFile()) {
        copyFileSync(source, target)
        if (isDurable) keepSafe(target)
      }
    })
  }
  if (isDurable) keepSafe(join(to, path))
}

interface Stopped {
  label: string
  tablespaces: string
  segment: string
}

async function stopBackup(client: Sql): Promise<Stopped> {
  const [row] = await client<Stopped[]>`
    select labelfile as label, spcmapfile as tablespaces, pg_walfile_name(lsn) as segment from pg_backup_stop(false)`
  if (!row) throw new Error('pg_backup_stop answered nothing')
  return row
}

interface Segments {
  first: string
  last: string
  isDurable: boolean
}

function copySegments(from: string, to: string, { first, isDurable, last }: Segments): void {
  const needed = readdirSync(from).filter((name) => SEGMENT.test(name) && name >= first && name <= last)
  if (!needed.includes(first) || !needed.includes(last))
    throw new Error(`The log of writes from ${first} to ${last} is no longer there: back up again.`)
  for (const name of needed) {
    copyFileSync(join(from, name), join(to, name))
    if (isDurable) keepSafe(join(to, name))
  }
  if (isDurable) keepSafe(to)
}

export interface CopyOptions {
  /** Of a superuser, past any pooler. */
  url: string
  /** The folder of the running server, readable by us. */
  cluster: string
  /** Must not be there yet. */
  target: string
  /** Off only for copies that are thrown away. */
  isDurable?: boolean
}

/** Returns once the copy can be started from by itself. */
export async function copyCluster({ cluster, isDurable = true, target, url }: CopyOptions): Promise<void> {
  const client = postgres(url, { max: 1, idle_timeout: 0, max_lifetime: null, onnotice: () => undefined })
  try {
    // For as long as we are connected, nothing of the log that the copy needs is thrown away.
    await client`select pg_create_physical_replication_slot('remit_backup_' || pg_backend_pid(), true, true)`
    const [begun] = await client<{ segment: string }[]>`
      select pg_walfile_name(pg_backup_start('remit', true)) as segment`
    if (!begun) throw new Error('pg_backup_start answered nothing')
    copyTree(cluster, target, isDurable)
    const { label, segment, tablespaces } = await stopBackup(client)
    copySegments(join(cluster, 'pg_wal'), join(target, 'pg_wal'), {
      first: begun.segment,
      last: segment,
      isDurable,
    })
    const flush = isDurable ? { flush: true } : {}
    if (tablespaces.trim() !== '') writeFileSync(join(target, 'tablespace_map'), tablespaces, flush)
    // Last: a copy without it must never be started from, and is not.
    writeFileSync(join(target, 'backup_label'), label, flush)
    if (isDurable) keepSafe(target)
  } finally {
    await client.end({ timeout: 5 })
  }
}
