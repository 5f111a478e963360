// `remit db migrate` and `remit db seed`.
import type { Command } from 'commander'
import { migrate } from '@/db/migrate'
import { seedWorld } from '@/scripts/world/world'
import { keepGuide } from '../support/guide'
import { PlainError } from '../support/say'
import { answers } from './reach'
import { type Surroundings, withSurroundings } from './surroundings'

async function seed({ env, settings }: Surroundings) {
  // Its payments are made by the app and told of by webhooks: both sides have to be there.
  if (!(await answers(`${settings.appUrl}/api/ready`))) {
    throw new PlainError(`Nothing is running at ${settings.appUrl}: start it with npm start, then seed.`)
  }
  const fresh = await seedWorld(env)
  return { isNew: fresh !== undefined, ...keepGuide(settings.dataDir, fresh) }
}

export function addDbCommands(program: Command, print: (answer: unknown) => void): void {
  const db = program.command('db').description('the database')
  db.command('migrate')
    .description('bring the schema up to date; safe while the app is serving')
    .action(async () => {
      print(
        await withSurroundings(async ({ databaseUrl, settings }) => ({
          migrationsApplied: await migrate(settings.databaseDirectUrl ?? databaseUrl),
        })),
      )
    })
  db.command('seed')
    .description('create the demo world through the running app, once; only in the sandbox')
    .action(async () => print(await withSurroundings(seed)))
}
