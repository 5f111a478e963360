// `remit audit verify`: reckons the audit trail again, and says the first entry that is not right.
import { type Command, InvalidArgumentError } from 'commander'
import { PLATFORM_CHAIN } from '@/db/schema/audit'
import { selectUnwatchedTables } from '@/lib/audit/store'
import { type NotedHead, type Verdict, verifyAllChains, verifyChain } from '@/lib/audit/verify'
import type { Perform } from './command'
import { readId } from './command'

interface Options {
  organisation?: string
  platform?: boolean
  head?: NotedHead
}

/** As it was printed: the position, a colon, the hash. */
export function readHead(value: string): NotedHead {
  const [, position, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(value) ?? []
  if (position && hash) return { position: Number(position), hash }
  throw new InvalidArgumentError('It must be POSITION:HASH, as an earlier run or an export printed it.')
}

const shown = ({ head, isRight, organisationId, position, reason }: Verdict) => ({
  chain: organisationId === PLATFORM_CHAIN ? 'platform' : organisationId,
  isRight,
  head: `${head.position}:${head.hash}`,
  ...(!isRight && { position, reason }),
})

export function addAuditCommands(program: Command, perform: Perform): void {
  program
    .command('audit')
    .description('the audit trail')
    .command('verify')
    .description(
      'reckon every chain of the audit trail again; exits with 1 where an entry is not right, or a table is not watched. A cut-off end that was tidied up is only seen with --head',
    )
    .option('--organisation <id>', 'only the chain of one organisation', readId)
    .option('--platform', 'only the chain of the platform itself')
    .option('--head <position:hash>', 'an end of that one chain that was written down earlier', readHead)
    .action(({ head, organisation, platform }: Options) => {
      const chain = platform ? PLATFORM_CHAIN : organisation
      if (head && chain === undefined)
        throw new InvalidArgumentError('--head needs --organisation or --platform: each chain has its own.')
      return perform(async ({ db }) => {
        const verdicts = chain ? [await verifyChain(db, chain, head)] : await verifyAllChains(db)
        const unwatchedTables = await selectUnwatchedTables(db)
        const isRight = unwatchedTables.length === 0 && verdicts.every((verdict) => verdict.isRight)
        if (!isRight) process.exitCode = 1
        return { isRight, unwatchedTables, chains: verdicts.map(shown) }
      })
    })
}
