// `npm run scale [-- 200]`: measures what an invoice costs on this machine, and reckons what saturates first at three sizes.
import { reckonTable, stepTable } from '@/scripts/scale/tables'
import { fail, say } from '@/scripts/support/say'
import { measure } from './measure'

const DEFAULT = 200
const MOST = 2_000

async function run(): Promise<void> {
  const count = Number(process.argv[2] ?? DEFAULT)
  if (!Number.isInteger(count) || count < 10 || count > MOST)
    throw new Error(`How many invoices: a whole number from 10 to ${MOST}.`)
  const measured = await measure(count, say)
  say(`\n${stepTable(measured)}\n\n${reckonTable(measured)}\n\n${JSON.stringify(measured)}`)
}

run().catch(fail)
