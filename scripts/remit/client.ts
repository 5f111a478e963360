// `remit client create`: takes on a platform.
import { text } from '@/lib/http/fields/fields'
import { createClient } from '@/lib/organisations/clients'
import { type AddCommands, readPercent, readWith } from './command'

interface Options {
  name: string
  share: number
  platformShare?: number
}

export const addClientCommands: AddCommands = (program, perform) => {
  program
    .command('client')
    .description('platforms that integrate Remit')
    .command('create')
    .description('create a client, and print its id and its first API key, which is shown only once')
    .requiredOption('--name <name>', 'what it is called', readWith(text(200)))
    .requiredOption('--share <percent>', 'application fee, in percent of each payment', readPercent)
    .option(
      '--platform-share <percent>',
      'part of that fee that stays with the platform',
      readPercent,
      400_000,
    )
    .action(({ name, platformShare, share }: Options) =>
      perform((house) =>
        createClient(house, { name, revenueSharePpm: share, platformSharePpm: platformShare }),
      ),
    )
}
