// `npm run simulate -- [--days N] [--customers N] [--seed N] [--moves N] [--as-built]`: lets months pass for the built app, kills it each week, prints what was found, and fails where that is anything.
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { ensureBuild } from '@/scripts/support/build'
import { fail, PlainError, say } from '@/scripts/support/say'
import { ROOT } from '@/scripts/support/service'
import { simulate } from './simulation'
import { openStage } from './stage'

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '400' },
    customers: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    /** Of the clock, each day. */
    moves: { type: 'string', default: '2' },
    /** Whatever the sources say now: for who changes the background work and builds no pages. */
    'as-built': { type: 'boolean' },
  },
})

function whole(name: 'days' | 'customers' | 'seed' | 'moves'): number {
  const number = Number(values[name])
  if (!Number.isInteger(number) || number < 1)
    throw new PlainError(`--${name} takes a whole number from 1, not ${values[name]}.`)
  return number
}

const revision = (): string =>
  execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim()

async function main(): Promise<void> {
  const size = {
    ...{ days: whole('days'), customers: whole('customers'), seed: whole('seed'), moves: whole('moves') },
  }
  if (!values['as-built']) await ensureBuild()
  say(`simulate: seed ${size.seed}, commit ${revision()}, ${cpus().length} cores`)
  say(`  ${size.days} days, ${size.customers} customers, ${size.moves} moves of the clock a day`)
  const stage = await openStage()
  try {
    const findings = await simulate(stage, size, say)
    console.log(
      findings.length === 0 ? '\n1 passed, 0 failed' : `\n0 passed, 1 failed: ${findings.length} found`,
    )
    process.exitCode = findings.length === 0 ? 0 : 1
  } finally {
    await stage.stop()
  }
}

main().catch(fail)
