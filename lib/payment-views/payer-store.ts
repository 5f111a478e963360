// An invoice as its payer's page and its documents show it, in one query: with its lines, payments and credit as JSON beside it.
import { and, eq, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { Database, Queryable } from '@/db/database'
import { prepared } from '@/db/prepared'
import { paymentLocks } from '@/db/schema/card-testing'
import { creditNotes, issuedDocuments } from '@/db/schema/documents'
import { invoiceLines } from '@/db/schema/invoice-lines'
import { invoiceLinks } from '@/db/schema/invoice-links'
import { customers, invoices } from '@/db/schema/invoices'
import { ledgerEntries } from '@/db/schema/ledger'
import { clients, organisations } from '@/db/schema/organisations'
import { invoiceQuestions } from '@/db/schema/payer-words'
import { paymentAccounts } from '@/db/schema/payment-accounts'
import { disputes, payments, refunds } from '@/db/schema/payments'
import { networkSubject, PASS_SECONDS } from '@/lib/card-testing/pauses'
import { secondsFrom } from '@/lib/clock'
import { buyerAsIssued, sellerAsIssued } from '@/lib/documents/as-issued'
import { snapshotIn } from '@/lib/documents/file-store'
import type { InvoiceLine } from '@/lib/invoices/invoice'
import type { Question } from '@/lib/payer-words/store'
import { linkIsAlive } from '@/lib/payments/payable'
import type { Refund } from '@/lib/payments/payment'
import { planOfRow } from '@/lib/plans/store'
import { placesOfRow } from '@/lib/prices/store'
import { autopayOfRow } from './autopay-view'
import type { Attempt } from './payer-state'
import type { PayerCreditNote } from './payer-view'

export interface PayerAttempt extends Attempt {
  /** Of its receipt; null until that is issued. */
  receiptNumber: string | null
  refunds: (Attempt['refunds'][number] & Pick<Refund, 'id' | 'createdAt'>)[]
}

type PayerAsked = Pick<Question, 'kind' | 'text' | 'askedAt' | 'answer'>

/** JSON has no dates: these are ISO texts until `revive` has been over them. */
type InJson<T> = T extends Date ? string : T extends object ? { [Name in keyof T]: InJson<T[Name]> } : T

/** Whole numbers beyond what JSON can say stand in it as text. */
type LineJson = Omit<InvoiceLine, 'quantityMillionths' | 'unitPriceMillionths'> & {
  quantityMillionths: string | null
  unitPriceMillionths: string | null
}

const linesJson = sql<LineJson[]>`(select coalesce(json_agg(json_build_object(
    'organisationId', l.organisation_id, 'invoiceId', l.invoice_id, 'position', l.position, 'id', l.id,
    'description', l.description, 'quantityThousandths', l.quantity_thousandths, 'unitPriceMinor', l.unit_price_minor,
    'quantityMillionths', l.quantity_millionths::text, 'unitPriceMillionths', l.unit_price_millionths::text,
    'unit', l.unit, 'discount', l.discount, 'discountMinor', l.discount_minor, 'taxRatePpm', l.tax_rate_ppm,
    'taxRateId', l.tax_rate_id, 'taxRateName', l.tax_rate_name, 'taxCategory', l.tax_category,
    'taxExemptionReason', l.tax_exemption_reason, 'articleId', l.article_id,
    'netMinor', l.net_minor, 'taxMinor', l.tax_minor) order by l.position), '[]'::json)
  from ${invoiceLines} l where l.invoice_id = ${invoices.id})`

const exact = (units: string | null): bigint | null => (units === null ? null : BigInt(units))

const reviveLine = (line: LineJson): InvoiceLine => ({
  ...line,
  quantityMillionths: exact(line.quantityMillionths),
  unitPriceMillionths: exact(line.unitPriceMillionths),
})

const attemptsJson = sql<InJson<PayerAttempt>[]>`(select coalesce(json_agg(json_build_object(
    'id', p.id, 'source', p.source, 'state', p.state, 'amountMinor', p.amount_minor,
    'settlesMinor', p.settles_minor, 'choice', p.choice, 'providerStatus', p.provider_status,
    'declineCode', p.decline_code, 'quarantineReason', p.quarantine_reason, 'method', p.method,
    'succeededAt', p.succeeded_at, 'createdAt', p.created_at,
    'receiptNumber', (select d.document_number from ${issuedDocuments} d where d.payment_id = p.id),
    'refunds', (select coalesce(json_agg(json_build_object('id', r.id, 'state', r.state, 'origin', r.origin,
        'amountMinor', r.amount_minor, 'createdAt', r.created_at) order by r.created_at, r.id), '[]'::json)
      from ${refunds} r where r.payment_id = p.id),
    'disputes', (select coalesce(json_agg(json_build_object('state', d.state, 'providerStatus', d.provider_status,
      'amountMinor', d.amount_minor)), '[]'::json)
      from ${disputes} d where d.payment_id = p.id)) order by p.created_at desc, p.id desc), '[]'::json)
  from ${payments} p where p.invoice_id = ${invoices.id})`

interface CreditJson {
  /** Below 0 where overpaid money was kept as credit. */
  amountMinor: number
  occurredAt: string
}

/**
 * Credit of the customer that paid this, and what was kept of it as credit, oldest first. Where some of it was taken back,
 * what is left of its kind is one: the payer had no part in that.
 */
const creditsJson = sql<CreditJson[]>`(select coalesce(json_agg(json_build_object(
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

const creditNotesJson = sql<PayerCreditNote[]>`(select coalesce(json_agg(json_build_object(
    'id', n.id, 'documentNumber', n.document_number,
    'amountMinor', case when n.cancels_id is null then n.total_minor else -n.total_minor end) order by n.issued_at, n.id), '[]'::json)
  from ${creditNotes} n where n.invoice_id = ${invoices.id} and n.issued_at is not null)`

/** More would be a conversation, which belongs into a mailbox. */
const SHOWN_QUESTIONS = 5

const questionsJson = sql<InJson<PayerAsked>[]>`(select coalesce(json_agg(json_build_object(
    'kind', q.kind, 'text', q.text, 'askedAt', q.asked_at, 'answer', q.answer) order by q.asked_at desc), '[]'::json)
  from (select * from ${invoiceQuestions} where invoice_id = ${invoices.id} order by asked_at desc limit ${SHOWN_QUESTIONS}) q)`

export type PayerRow = NonNullable<ReturnType<typeof readRow>>

/**
 * Until when card payments are paused, for this invoice or for the network of who looks, in milliseconds since 1970. A code that
 * was entered lately lets its payer pass the latter.
 */
function pausedUntil({ now, since, subject }: Record<'now' | 'since' | 'subject', Placeholder>) {
  const own = sql`'invoice:' || ${invoices.id}`
  return sql<number | null>`(select extract(epoch from max(l.until)) * 1000 from ${paymentLocks} l
    where l.lifted_at is null and l.until > ${now}::timestamptz and ((l.subject = ${own} and l.reason <> 'asked')
      or (l.subject = ${subject}::text and not exists (
        select 1 from ${paymentLocks} p where p.subject = ${own} and p.lifted_at > ${since}::timestamptz))))`.mapWith(
    Number,
  )
}

const NEVER_PAUSED = sql<number | null>`null::float8`

const query = (db: Queryable, where: SQL | undefined, paused = NEVER_PAUSED) =>
  db
    .select({
      invoice: invoices,
      customer: customers,
      organisation: organisations,
      client: { logoUrl: clients.logoUrl, primaryColour: clients.primaryColour },
      account: paymentAccounts,
      lines: linesJson,
      attempts: attemptsJson,
      credits: creditsJson,
      creditNotes: creditNotesJson,
      questions: questionsJson,
      plan: planOfRow,
      autopay: autopayOfRow,
      places: placesOfRow,
      allowsSurcharges: organisations.allowsSurcharges,
      timeZone: organisations.timeZone,
      pausedUntil: paused,
      snapshot: issuedDocuments.snapshot,
    })
    .from(invoices)
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, invoices.organisationId))
    .innerJoin(clients, eq(clients.id, organisations.clientId))
    .leftJoin(invoiceLinks, and(eq(invoiceLinks.invoiceId, invoices.id), isNull(invoiceLinks.revokedAt)))
    .leftJoin(
      paymentAccounts,
      and(eq(paymentAccounts.organisationId, organisations.id), isNull(paymentAccounts.retiredAt)),
    )
    .leftJoin(issuedDocuments, eq(issuedDocuments.invoiceId, invoices.id))
    .where(where)

const readRow = ([row]: Awaited<ReturnType<typeof query>>) =>
  row && {
    ...row,
    ...betweenWhom(row),
    lines: row.lines.map(reviveLine),
    attempts: row.attempts.map(revive),
    questions: row.questions.map((asked) => ({ ...asked, askedAt: new Date(asked.askedAt) })),
  }

interface Between {
  invoice: typeof invoices.$inferSelect
  customer: typeof customers.$inferSelect
  organisation: typeof organisations.$inferSelect
  client: { logoUrl: string | null; primaryColour: string | null }
  snapshot: object | null
}

/** A document that was issued goes on naming who wrote it, in their colours, and to whom. */
function betweenWhom({
  client,
  customer,
  invoice: { billedTo },
  organisation,
  snapshot: stored,
}: Between): Omit<Between, 'invoice' | 'snapshot'> {
  const snapshot = stored && snapshotIn(stored)
  if (!snapshot) {
    const addressed = { ...customer, ...billedTo, locale: billedTo?.locale ?? customer.locale }
    return { client, organisation, customer: addressed }
  }
  return {
    client: { logoUrl: null, primaryColour: null },
    organisation: sellerAsIssued(snapshot, organisation),
    customer: buyerAsIssued(snapshot, customer),
  }
}

/** For who may see the invoice without its link; a draft has none yet. */
export const selectPayerRow = async (db: Database, invoiceId: string) =>
  readRow(await query(db, eq(invoices.id, invoiceId)))

/** Every payer's look asks this: it is put together once. */
const byLink = prepared((db) =>
  query(
    db,
    and(eq(invoiceLinks.tokenHash, sql.placeholder('tokenHash')), linkIsAlive(sql.placeholder('now'))),
    pausedUntil({
      now: sql.placeholder('now'),
      since: sql.placeholder('since'),
      subject: sql.placeholder('subject'),
    }),
  ).prepare('payer_row'),
)

/** Undefined where the link is unknown, revoked or expired. `network` is a hash of where somebody looks from. */
export const selectPayerRowByLink = async (
  db: Database,
  tokenHash: string,
  now: Date,
  network: string | null = null,
) =>
  readRow(
    await byLink(db).execute({
      tokenHash,
      now: now.toISOString(),
      since: secondsFrom(now, -PASS_SECONDS).toISOString(),
      subject: network === null ? null : networkSubject(network),
    }),
  )

export async function selectIdByLink(
  db: Database,
  tokenHash: string,
  now: Date,
): Promise<string | undefined> {
  const [row] = await db
    .select({ id: invoices.id })
    .from(invoiceLinks)
    .innerJoin(invoices, eq(invoices.id, invoiceLinks.invoiceId))
    .where(and(eq(invoiceLinks.tokenHash, tokenHash), linkIsAlive(now.toISOString())))
  return row?.id
}

const revive = ({ refunds: given, ...attempt }: InJson<PayerAttempt>): PayerAttempt => ({
  ...attempt,
  createdAt: new Date(attempt.createdAt),
  succeededAt: attempt.succeededAt === null ? null : new Date(attempt.succeededAt),
  refunds: given.map((refund) => ({ ...refund, createdAt: new Date(refund.createdAt) })),
})
