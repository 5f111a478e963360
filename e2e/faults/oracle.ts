// Reads both sides for the judge: our books by SQL and over the public API, and the sandbox's.
import postgres, { type Sql } from 'postgres'
import type { Books, Evidence, Part, Row, Shown } from './judge'
import type { Seller } from './seller'
import type { Stripe } from './stripe'

export interface Oracle {
  read(seller: Seller): Promise<Evidence>
  /** Of these events, those that are not stored. */
  missingEvents(seller: Seller, ids: readonly string[]): Promise<string[]>
  close(): Promise<void>
}

async function readBooks(sql: Sql, { accountId, organisationId }: Seller): Promise<Books> {
  const payments = await sql<Row[]>`
    select id, invoice_id as "invoiceId", state, provider_reference as reference, amount_minor::int as "amountMinor",
      fee_minor::int as "feeMinor", fee_refunded_minor::int as "feeRefundedMinor"
    from payments where organisation_id = ${organisationId}`
  const refunds = await sql<Part[]>`
    select id, payment_id as "paymentId", reference_in_payment as reference, state, amount_minor::int as "amountMinor"
    from refunds where organisation_id = ${organisationId}`
  const disputes = await sql<Part[]>`
    select id, payment_id as "paymentId", reference_in_payment as reference, state, amount_minor::int as "amountMinor"
    from disputes where organisation_id = ${organisationId}`
  const ledgers = await sql<{ id: string; held: number; credited: number }[]>`
    select invoice_id as id, coalesce(sum(amount_minor) filter (where kind <> 'credit'), 0)::int as held,
      coalesce(sum(amount_minor) filter (where kind = 'credit'), 0)::int as credited
    from ledger_entries where organisation_id = ${organisationId} group by 1`
  const events = await sql<{ id: string; state: string }[]>`
    select event_id as id, state from inbox where account = ${accountId}`
  return {
    ...{ payments, refunds, disputes },
    held: new Map(ledgers.map((row) => [row.id, row.held])),
    credited: new Map(ledgers.map((row) => [row.id, row.credited])),
    events: new Map(events.map((row) => [row.id, row.state])),
  }
}

/** What anybody with a key reads of the invoices. */
async function readShown({ api }: Seller): Promise<Map<string, Shown>> {
  const shown = new Map<string, Shown>()
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body } = await api(
      'GET',
      `/invoices?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
    )
    for (const invoice of body.data as (Shown & { id: string })[]) shown.set(invoice.id, invoice)
    cursor = body.nextCursor === null ? null : String(body.nextCursor)
  }
  return shown
}

export function openOracle(databaseUrl: string, stripe: Stripe): Oracle {
  const sql = postgres(databaseUrl, { max: 2, onnotice: () => undefined })
  return {
    read: async (seller) => {
      const truth = await stripe.truth(seller.accountId)
      return { truth, books: await readBooks(sql, seller), shown: await readShown(seller) }
    },
    missingEvents: async ({ accountId }, ids) => {
      const rows = await sql<{ id: string }[]>`select event_id as id from inbox where account = ${accountId}`
      const stored = new Set(rows.map(({ id }) => id))
      return ids.filter((id) => !stored.has(id))
    },
    close: () => sql.end({ timeout: 5 }),
  }
}
