// `npm run seed:million`: fills the sandbox's database with a million invoices, or with as many as `-- 50000` says.
import postgres from 'postgres'
import { migrate } from '@/db/migrate'
import { readEnv } from '@/lib/env'
import { withSurroundings } from './remit/surroundings'
import { seedInvoices } from './seed-million-rows'
import { fail, PlainError, say } from './support/say'

const MOST = 10_000_000

function readCount(text = '1000000'): number {
  const count = Number(text)
  if (Number.isInteger(count) && count > 0 && count <= MOST) return count
  throw new PlainError(`Give the number of invoices, from 1 to ${MOST}.`)
}

/** Never where real money may be: only beside the sandbox, and only where no live account was ever connected. */
async function assertSandbox(client: postgres.Sql, stripeApiBase: string | undefined): Promise<void> {
  if (!stripeApiBase) throw new PlainError('Invented invoices belong in the sandbox, never at Stripe itself.')
  const [live] = await client`select 1 from payment_accounts where livemode limit 1`
  if (live) throw new PlainError('This database has live accounts: nothing is invented in it.')
}

async function main(): Promise<void> {
  const invoices = readCount(process.argv[2])
  await withSurroundings(async ({ databaseUrl, env, settings }) => {
    if (settings.databaseUrl === undefined) await migrate(databaseUrl)
    const client = postgres(databaseUrl, { max: 2, onnotice: () => undefined })
    try {
      await assertSandbox(client, readEnv(env).stripeApiBase)
      const organisations = Math.max(1, Math.min(500, Math.round(invoices / 2_000)))
      const { giantId } = await seedInvoices(client, { invoices, organisations }, say)
      say(`${invoices} invoices. The largest organisation: ${giantId}`)
    } finally {
      await client.end({ timeout: 5 })
    }
  })
}

main().catch(fail)
