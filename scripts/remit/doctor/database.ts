// The doctor looks at the database: is it there, how old is it, is the schema current.
import { openDatabase } from '@/db/database'
import { readMigrationState } from '@/db/migration-state'
import { findPooler } from '@/db/pooler'
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

export async function examineDatabase(
  databaseUrl: string,
  { databaseDirectUrl, databaseUrl: own }: Pick<Settings, 'databaseDirectUrl' | 'databaseUrl'>,
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
      ...(schema.state === 'fine' ? await examinePayers(db) : []),
    ]
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error)
    return [{ about: 'database', state: 'fault', sentence: `${which} cannot be used: ${why}` }]
  } finally {
    await db.$client.end({ timeout: 5 })
  }
}
