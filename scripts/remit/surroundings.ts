// Where the operator's commands work: the database of the deployment, found or started for the duration, and a house in it.
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@/db/embedded/start'
import { migrate } from '@/db/migrate'
import { readSettings, type Settings } from '@/lib/env'
import type { House } from '@/lib/house'
import { buildHouse, closeHouse } from '@/lib/wiring'
import { appEnv, sandboxAddress } from '../support/app-env'
import { say } from '../support/say'
import { secretsOf } from '../support/secrets'

export type Surroundings = {
  settings: Settings
  databaseUrl: string
  /** The complete environment, as the app has it. */
  env: NodeJS.ProcessEnv
}

/** The database that was set, or the embedded one, which runs on if somebody else needs it. */
export async function withDatabase<T>(
  settings: Settings,
  work: (databaseUrl: string) => Promise<T>,
): Promise<T> {
  if (settings.databaseUrl !== undefined) return work(settings.databaseUrl)
  const { archiveDir, dataDir } = settings
  const server: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, archiveDir, log: say })
  try {
    return await work(server.url)
  } finally {
    await server.stop()
  }
}

export function withSurroundings<T>(work: (surroundings: Surroundings) => Promise<T>): Promise<T> {
  const settings = readSettings(process.env)
  return withDatabase(settings, async (databaseUrl) => {
    const sandbox = settings.stripeSecretKey === undefined ? sandboxAddress(settings) : undefined
    const complete = appEnv({
      settings,
      secrets: secretsOf(settings),
      databaseUrl,
      sandbox,
      nodeEnv: 'production',
    })
    // Standard output is for the answer alone.
    return work({ settings, databaseUrl, env: { ...complete, LOG_LEVEL: 'silent' } })
  })
}

export function withHouse<T>(work: (house: House) => Promise<T>): Promise<T> {
  return withSurroundings(async ({ databaseUrl, env, settings }) => {
    // The embedded database may never have been served from yet; one of the operator's own is migrated when they say so.
    if (settings.databaseUrl === undefined) await migrate(databaseUrl)
    const house = buildHouse(env)
    try {
      return await work(house)
    } finally {
      await closeHouse(house)
    }
  })
}
