// The doctor looks at the database: is it there, how old is it, is the schema current.
import { readArchiving } from '@/db/archiving'
import { type Database, openDatabase } from '@/db/database'
import { readMigrationState } from '@/db/migration-state'
import { findPooler } from '@/db/pooler'
import { Standby } from '@/db/standby'
import type { Settings } from '@/lib/env'
import type { Finding } from './finding'
import { examinePayers } from './payers'

const OLDEST_MAJOR = 15

const SCHEMA = {
  current: { state: 'fine', sentence: 'The schema is up to date.' },
  behind: {
    state: 'fault',
    sentence: 'The schema is behind this version: run npm run -s remit -- db migrate.',
  },
  empty: {
    state: 'note',
    sentence: 'The database is empty: npm start, or npm run -s remit -- db migrate, fills it.',
  },
} as const

async function examineWay(url: string, directUrl: string | undefined): Promise<Finding> {
  const { fault, isPooled } = await findPooler({ url, directUrl })
  const way = isPooled ? 'DATABASE_URL leads through a pooler' : 'No pooler stands in between'
  return {
    about: 'database',
    state: fault === undefined ? 'fine' : 'fault',
    sentence:
      fault ??
      `${way}${directUrl === undefined ? '' : ', and DATABASE_DIRECT_URL leads to Postgres itself'}.`,
  }
}

const STANDBY = {
  behind: 'is behind, so that lists and reports are read from the primary',
  away: 'cannot be used, so that lists and reports are read from the primary',
  promoted: 'leads to a primary, where nothing is gained by it: set it to a standby',
  diverged: 'does not follow the primary’s present line of WAL (it says so again a while after a failover)',
  other: 'leads to another database',
  conflict: 'was busy replaying; ask again',
} as const

async function examineStandby(db: Database, url: string): Promise<Finding> {
  const standby = new Standby(db, url)
  try {
    const why = await standby.examine()
    const isWrong = why === 'promoted' || why === 'other'
    return {
      about: 'database',
      state: why === undefined ? 'fine' : isWrong ? 'fault' : 'note',
      sentence: `DATABASE_READ_URL ${why === undefined ? 'leads to a standby that has what the primary has' : STANDBY[why]}.`,
    }
  } finally {
    await standby.end()
  }
}

/** Of a Postgres of the operator's own it is theirs whether and how it archives; that it fails is worth a word all the same. */
async function examineArchive(db: Database, ownArchive: string | undefined): Promise<Finding[]> {
  const { failing, isOn } = await readArchiving(db.$client)
  if (failing)
    return [
      {
        about: 'database',
        state: 'fault',
        sentence: `The log of writes is not put away: ${failing.file} failed last at ${failing.at.toISOString()}, and none has succeeded since. Postgres’ own log says why; until it is mended the disk fills up, and a restore ends at what was archived before.`,
      },
    ]
  if (ownArchive !== undefined && !isOn)
    return [
      {
        about: 'database',
        state: 'fault',
        sentence: `The bundled Postgres was started without REMIT_ARCHIVE_DIR and puts nothing away in ${ownArchive}: end everything that uses it, then start again.`,
      },
    ]
  if (!isOn) return []
  return [{ about: 'database', state: 'fine', sentence: 'The log of writes is put away.' }]
}

export async function examineDatabase(
  databaseUrl: string,
  {
    archiveDir,
    databaseDirectUrl,
    databaseReadUrl,
    databaseUrl: own,
  }: Pick<Settings, 'archiveDir' | 'databaseDirectUrl' | 'databaseReadUrl' | 'databaseUrl'>,
): Promise<Finding[]> {
  const isEmbedded = own === undefined
  const { host, pathname } = new URL(databaseUrl)
  const which = isEmbedded ? 'The bundled Postgres' : `The Postgres of DATABASE_URL (${host}${pathname})`
  const db = openDatabase(databaseUrl, { maxConnections: 1 })
  try {
    const [row] = await db.$client`select current_setting('server_version') as version`
    const version = String(row?.version)
    const isTooOld = Number.parseInt(version, 10) < OLDEST_MAJOR
    const schema = SCHEMA[await readMigrationState(db)]
    return [
      {
        about: 'database',
        state: isTooOld ? 'fault' : 'fine',
        sentence: `${which} is reachable; it is version ${version}${isTooOld ? `, and must be ${OLDEST_MAJOR} or newer` : ''}.`,
      },
      { about: 'database', ...schema },
      ...(isEmbedded ? [] : [await examineWay(databaseUrl, databaseDirectUrl)]),
      ...(await examineArchive(db, isEmbedded ? archiveDir : undefined)),
      ...(databaseReadUrl ? [await examineStandby(db, databaseReadUrl)] : []),
      ...(schema.state === 'fine' ? await examinePayers(db) : []),
    ]
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error)
    return [{ about: 'database', state: 'fault', sentence: `${which} cannot be used: ${why}` }]
  } finally {
    await db.$client.end({ timeout: 5 })
  }
}
