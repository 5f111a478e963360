// The payer's page in one query: the invoice with its lines and attempts as JSON beside it.
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { customers, invoiceLines, invoiceLinks, invoices } from '@/db/schema/invoices'
import { ledgerEntries } from '@/db/schema/ledger'
import { clients, organisations } from '@/db/schema/organisations'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { disputes, payments, refunds } from '@/db/schema/payments'
import type { InvoiceLine } from '@/lib/invoices/invoice'
import { linkIsAlive } from '@/lib/payments/payable'
import type { Attempt } from './payer-state'

type Line = Pick<
  InvoiceLine,
  'description' | 'quantityThousandths' | 'unitPriceMinor' | 'netMinor' | 'taxMinor' | 'taxRatePpm'
>

/** JSON has no dates: these are ISO texts until `revive` has been over them. */
type JsonAttempt = Omit<Attempt, 'succeededAt' | 'createdAt'> & {
  succeededAt: string | null
  createdAt: string
}

const linesJson = sql<Line[]>`(select coalesce(json_agg(json_build_object(
    'description', l.description, 'quantityThousandths', l.quantity_thousandths, 'unitPriceMinor', l.unit_price_minor,
    'netMinor', l.net_minor, 'taxMinor', l.tax_minor, 'taxRatePpm', l.tax_rate_ppm) order by l.position), '[]'::json)
  from ${invoiceLines} l where l.invoice_id = ${invoices.id})`

const attemptsJson = sql<JsonAttempt[]>`(select coalesce(json_agg(json_build_object(
    'id', p.id, 'source', p.source, 'state', p.state, 'amountMinor', p.amount_minor, 'providerStatus', p.provider_status,
    'declineCode', p.decline_code, 'quarantineReason', p.quarantine_reason, 'method', p.method,
    'succeededAt', p.succeeded_at, 'createdAt', p.created_at,
    'refunds', (select coalesce(json_agg(json_build_object('state', r.state, 'origin', r.origin, 'amountMinor', r.amount_minor)), '[]'::json)
      from ${refunds} r where r.payment_id = p.id),
    'disputes', (select coalesce(json_agg(json_build_object('state', d.state, 'providerStatus', d.provider_status,
      'amountMinor', d.amount_minor)), '[]'::json)
      from ${disputes} d where d.payment_id = p.id)) order by p.created_at desc, p.id desc), '[]'::json)
  from ${payments} p where p.invoice_id = ${invoices.id})`

export interface CreditJson {
  /** Below 0 where overpaid money was kept as credit. */
  amountMinor: number
  occurredAt: string
}

/**
 * Credit of the customer that paid this, and what was kept of it as credit, oldest first. Where some of it was taken back,
 * what is left of its kind is one: the payer had no part in that.
 */
export const creditsJson = sql<CreditJson[]>`(select coalesce(json_agg(json_build_object(
    'amountMinor', c.amount_minor, 'occurredAt', c.occurred_at) order by c.occurred_at, c.id), '[]'::json)
  from (
    select min(l.id) as id, sum(l.amount_minor) as amount_minor,
      coalesce(max(l.occurred_at) filter (where l.fact not like 'credit_taken_back:%'), max(l.occurred_at)) as occurred_at
    from (
      select k.*, bool_or(k.fact like 'credit_taken_back:%') over (partition by k.kind) as is_cut
      from ${ledgerEntries} k where k.invoice_id = ${invoices.id} and k.kind in ('credit_kept', 'credit_applied')
    ) l
    group by l.kind, case when l.is_cut then 0 else l.id end having sum(l.amount_minor) <> 0
  ) c)`

export type PayerRow = NonNullable<Awaited<ReturnType<typeof selectPayerRow>>>

const ROW = {
  invoice: invoices,
  customer: {
    name: sql<string>`coalesce(${invoices.billedTo}->>'name', ${customers.name})`,
    locale: sql<string | null>`coalesce(${invoices.billedTo}->>'locale', ${customers.locale})`,
  },
  organisation: organisations,
  client: { logoUrl: clients.logoUrl, primaryColour: clients.primaryColour },
  account: paymentAccounts,
  lines: linesJson,
  attempts: attemptsJson,
  credits: creditsJson,
}

/** For who may see the invoice without its link; a draft has none yet. */
export async function selectPayerRowOf(db: Database, invoiceId: string): Promise<PayerRow | undefined> {
  const [row] = await db
    .select(ROW)
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .leftJoin(
      paymentAccounts,
      and(eq(paymentAccounts.organisationId, organisations.id), isNull(paymentAccounts.retiredAt)),
    )
    .where(eq(invoices.id, invoiceId))
  return row && { ...row, attempts: row.attempts.map(revive) }
}

export async function selectPayerRow(db: Database, tokenHash: string, now: Date) {
  const [row] = await db
    .select(ROW)
    .from(invoiceLinks)
    .innerJoin(invoices, eq(invoices.id, invoiceLinks.invoiceId))
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .leftJoin(
      paymentAccounts,
      and(eq(paymentAccounts.organisationId, organisations.id), isNull(paymentAccounts.retiredAt)),
    )
    .where(and(eq(invoiceLinks.tokenHash, tokenHash), linkIsAlive(now.toISOString())))
  return row && { ...row, attempts: row.attempts.map(revive) }
}

const revive = (attempt: JsonAttempt): Attempt => ({
  ...attempt,
  createdAt: new Date(attempt.createdAt),
  succeededAt: attempt.succeededAt === null ? null : new Date(attempt.succeededAt),
})
