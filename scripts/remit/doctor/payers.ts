// The doctor looks at where payers seem to come from: behind a proxy that was not counted, all of them share one address.
import { sql } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import type { Finding } from './finding'

/** So many payments of a week, by so many payers at least, do not all come from one place. */
const ENOUGH = 20

/** An address of a house or a proxy is kept for nobody, so that there is no row where all are such. */
export async function examinePayers(db: Queryable): Promise<Finding[]> {
  const [row] = await db.execute<{ networks: number; opened: number; payments: number }>(sql`
    select
      (select count(*)::int from payments where source = 'stripe' and livemode and invoice_id is not null
        and created_at > now() - interval '7 days') as payments,
      count(*)::int as opened, count(distinct network)::int as networks
    from payment_openings where opened_at > now() - interval '7 days'`)
  if (!row || row.payments < ENOUGH) return []
  if (row.opened >= ENOUGH && row.networks > 1) return []
  if (row.opened > 0 && row.opened < ENOUGH) return []
  return [
    {
      about: 'address',
      state: 'fault',
      sentence: `All payers of the last week seem to share one address (${row.payments} payments): set TRUSTED_PROXY_HOPS to the number of proxies in front of Remit, or limits and pauses count everybody as one.`,
    },
  ]
}
