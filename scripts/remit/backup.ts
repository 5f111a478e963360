// `remit backup` and `remit restore`: for the database that comes along; one of the operator's own has better tools.
import { type Command, InvalidArgumentError } from 'commander'
import { backUpEmbedded, restoreEmbedded } from '@/db/embedded/restore'
import { readSettings, type Settings } from '@/lib/env'
import { PlainError, say } from '../support/say'
import { withDatabase } from './surroundings'

function readMoment(text: string): Date {
  const moment = new Date(text)
  if (!/^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(moment.getTime()))
    throw new InvalidArgumentError('It must be a time with its offset, such as 2026-11-29T18:05:00Z.')
  if (moment.getTime() > Date.now()) throw new InvalidArgumentError('It must not lie in the future.')
  return moment
}

/** Throws where the database is one of the operator's own. */
function ownSettings(): Settings {
  const settings = readSettings(process.env)
  if (settings.databaseUrl === undefined) return settings
  throw new PlainError(
    'DATABASE_URL leads to a Postgres of your own: its own tools back it up and restore it (pg_basebackup and an archive of WAL, pgBackRest, or those of whoever runs it). What Remit needs of them: docs/backup.md.',
  )
}

export function addBackupCommands(program: Command, print: (answer: unknown) => void): void {
  program
    .command('backup')
    .description('copy the database that comes along into a folder of its own, while Remit serves')
    .argument('<folder>', 'a folder that is not there yet')
    .action(async (folder: string) => {
      const settings = ownSettings()
      const { archiveDir = null, dataDir } = settings
      const made = await withDatabase(settings, (url) => backUpEmbedded({ dataDir, url, folder }))
      print({ backup: made.folder, endedAt: made.endedAt.toISOString(), archive: archiveDir })
    })
  program
    .command('restore')
    .description('put a backup in the place of the database that comes along; Remit must not be running')
    .argument('<folder>', 'what `remit backup` has made')
    .option('--to <time>', 'as of that moment; left out, with everything that was archived', readMoment)
    .action(async (folder: string, { to: moment }: { to?: Date }) => {
      const { archiveDir, dataDir } = ownSettings()
      const { replaced = null } = await restoreEmbedded({ dataDir, folder, moment, archiveDir, log: say })
      print({
        restoredTo: moment?.toISOString() ?? 'the end of what was archived',
        replaced,
        next: ['npm run -s remit -- db migrate', 'npm run -s remit -- reconcile'],
      })
    })
}
