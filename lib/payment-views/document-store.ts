// Everything the documents of one invoice show, in one query: the invoice with its lines and payments as JSON beside it.
import { and, eq, sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import { customers, invoiceLines, invoiceLinks, invoices } from '@/db/schema/invoices'
import { clients, organisations } from '@/db/schema/organisations'
import { disputes, type PaymentMethodSummary, payments, refunds } from '@/db/schema/payments'
import type { InvoiceLine } from '@/lib/invoices/invoice'
import { linkIsAlive } from '@/lib/payments/payable'
import type { Dispute, Payment, Refund } from '@/lib/payments/payment'
import { creditsJson } from './payer-store'

type Line = Pick<
  InvoiceLine,
  'description' | 'quantityThousandths' | 'unitPriceMinor' | 'netMinor' | 'taxMinor' | 'taxRatePpm'
>

/** JSON has no dates: instants are texts here. */
interface PaymentJson extends Pick<Payment, 'id' | 'source' | 'state' | 'amountMinor' | 'providerStatus'> {
  method: PaymentMethodSummary | null
  succeededAt: string | null
  createdAt: string
  refunds: (Pick<Refund, 'id' | 'state' | 'origin' | 'amountMinor'> & {
    createdAt: string
  })[]
  disputes: Pick<Dispute, 'state' | 'providerStatus' | 'amountMinor'>[]
}

const linesJson = sql<Line[]>`(select coalesce(json_agg(json_build_object(
    'description', l.description, 'quantityThousandths', l.quantity_thousandths, 'unitPriceMinor', l.unit_price_minor,
    'netMinor', l.net_minor, 'taxMinor', l.tax_minor, 'taxRatePpm', l.tax_rate_ppm) order by l.position), '[]'::json)
  from ${invoiceLines} l where l.invoice_id = ${invoices.id})`

const paymentsJson = sql<PaymentJson[]>`(select coalesce(json_agg(json_build_object(
    'id', p.id, 'source', p.source, 'state', p.state, 'amountMinor', p.amount_minor, 'providerStatus', p.provider_status,
    'method', p.method, 'succeededAt', p.succeeded_at, 'createdAt', p.created_at,
    'refunds', (select coalesce(json_agg(json_build_object('id', r.id, 'state', r.state, 'origin', r.origin,
        'amountMinor', r.amount_minor, 'createdAt', r.created_at)
        order by r.created_at, r.id), '[]'::json)
      from ${refunds} r where r.payment_id = p.id),
    'disputes', (select coalesce(json_agg(json_build_object('state', d.state, 'providerStatus', d.provider_status,
      'amountMinor', d.amount_minor)), '[]'::json)
      from ${disputes} d where d.payment_id = p.id)) order by p.created_at, p.id), '[]'::json)
  from ${payments} p where p.invoice_id = ${invoices.id})`

export type DocumentRow = NonNullable<Awaited<ReturnType<typeof selectDocumentRow>>>

const columns = {
  invoice: invoices,
  customer: customers,
  organisation: organisations,
  client: { primaryColour: clients.primaryColour },
  lines: linesJson,
  payments: paymentsJson,
  credits: creditsJson,
}

export async function selectDocumentRow(db: Database, id: string) {
  const [row] = await db
    .select(columns)
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .where(eq(invoices.id, id))
  return row
}

/** Undefined where the link is unknown, revoked or expired. */
export async function selectDocumentRowByLink(
  db: Database,
  tokenHash: string,
  now: Date,
): Promise<DocumentRow | undefined> {
  const [row] = await db
    .select(columns)
    .from(invoiceLinks)
    .innerJoin(invoices, eq(invoices.id, invoiceLinks.invoiceId))
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .where(and(eq(invoiceLinks.tokenHash, tokenHash), linkIsAlive(now.toISOString())))
  return row
}
