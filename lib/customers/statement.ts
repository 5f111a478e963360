// A customer's statement: opening balance, everything invoiced, paid and refunded since, and closing balance.
import { sql } from 'drizzle-orm'
import type { Database } from '@/db/database'
import type { LedgerKind } from '@/db/schema/ledger'
import { invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type Currency, isCurrency } from '@/lib/money/currency'
import { selectOrganisation } from '@/lib/organisations/store'
import { dayIn, plusDays } from '@/lib/time-zone'
import type { Customer } from './customer'
import { findCustomer } from './find'

/** Credit that is kept or applied moves between invoices of one customer: it changes no balance. */
type StatementKind =
  | 'invoice'
  | 'voided'
  | Exclude<LedgerKind, 'seller_loss' | 'surcharge' | 'credit_kept' | 'credit_applied'>

export interface StatementCreditNote {
  id: string
  documentNumber: string
  /** The number of the credit note that it takes back. */
  cancels: string | null
}

export interface StatementLine {
  /** In the organisation's time zone. */
  day: string
  kind: StatementKind
  invoiceId: string
  documentNumber: string
  /** The document of a credit; null for other lines, and for credit from before there were any. */
  creditNote: StatementCreditNote | null
  /** By how much it changes what the customer owes. */
  amountMinor: number
  balanceMinor: number
}

export interface CurrencyStatement {
  currency: Currency
  openingMinor: number
  lines: StatementLine[]
  closingMinor: number
}

export interface Statement {
  customer: Customer
  /** `YYYY-MM-DD`, both included. */
  from: string
  to: string
  timeZone: string
  /** By code. */
  currencies: CurrencyStatement[]
}

const MOST_LINES = 5_000
const USUAL_DAYS = 90

interface Row {
  currency: string
  day: string
  kind: StatementKind
  invoiceId: string
  documentNumber: string
  creditNote: StatementCreditNote | null
  amountMinor: string
  isBefore: boolean
}

/**
 * What lies before the span is one row for each currency. An invoice that was voided is owed until that day, as it was said
 * then; what had been credited of it is not taken off twice. A payment is what it has paid, without what its means cost. What a payment has lost beyond what it held is not the customer's: it is part of no entry here.
 */
const readRows = (db: Database, customerId: string, zone: string, from: string, to: string) =>
  db.execute<Row & Record<string, unknown>>(sql`
    with theirs as (
      select * from invoices i where i.customer_id = ${customerId}::uuid and i.sent_at is not null
    ), entries as (
      select i.currency, i.issue_date as day, 'invoice' as kind, i.id as invoice_id, i.document_number,
        null::jsonb as credit_note, i.total_minor as amount, i.sent_at as at, 0::bigint as n
      from theirs i
      union all
      select i.currency, greatest((i.voided_at at time zone ${zone})::date, i.issue_date), 'voided', i.id, i.document_number,
        null, i.amount_credited_minor - i.total_minor, i.voided_at, 0::bigint
      from theirs i where i.voided_at is not null
      union all
      select l.currency, (l.occurred_at at time zone ${zone})::date, l.kind, i.id, i.document_number,
        case when n.id is not null then jsonb_build_object('id', n.id, 'documentNumber', n.document_number, 'cancels', taken.document_number) end,
        -l.amount_minor - coalesce(beyond.amount_minor, 0) - coalesce(extra.amount_minor, 0), l.occurred_at, l.id
      from theirs i join ledger_entries l on l.invoice_id = i.id
        left join ledger_entries beyond on beyond.fact = 'seller_loss:' || l.fact
        left join ledger_entries extra on extra.fact = 'surcharge:' || l.fact
        left join credit_notes n on l.kind = 'credit' and n.invoice_id = i.id
          and l.fact in ('credit_note:' || n.id, 'credit_note_cancelled:' || n.cancels_id)
        left join credit_notes taken on taken.id = n.cancels_id
      where l.kind not in ('seller_loss', 'surcharge', 'credit_kept', 'credit_applied')
        and l.amount_minor + coalesce(beyond.amount_minor, 0) <> 0
    )
    select currency, null as day, null as kind, null as "invoiceId", null as "documentNumber",
      null::jsonb as "creditNote", sum(amount)::text as "amountMinor", true as "isBefore", null::timestamptz as at, 0::bigint as n
    from entries where day < ${from}::date group by currency
    union all
    (select currency, day::text, kind, invoice_id::text, document_number, credit_note, amount::text, false, at, n
    from entries where day between ${from}::date and ${to}::date
    order by day, kind <> 'invoice', at, n limit ${MOST_LINES + 1}::int)`)

function press(currency: Currency, rows: readonly Row[]): CurrencyStatement {
  const openingMinor = Number(rows.find(({ isBefore }) => isBefore)?.amountMinor ?? 0)
  let balanceMinor = openingMinor
  const lines = rows
    .filter(({ isBefore }) => !isBefore)
    .map(({ amountMinor: text, creditNote, day, documentNumber, invoiceId, kind }) => {
      const amountMinor = Number(text)
      balanceMinor += amountMinor
      return { day, kind, invoiceId, documentNumber, creditNote, amountMinor, balanceMinor }
    })
  return { currency, openingMinor, lines, closingMinor: balanceMinor }
}

export interface Span {
  from?: string | undefined
  to?: string | undefined
}

/** The last ninety days until today when no span is said. */
function spanOf(asked: Span, today: string) {
  const to = asked.to ?? today
  const usual = plusDays(to, -USUAL_DAYS)
  const from = asked.from ?? usual
  if (from > to) throw invalidField('/to', 'before-from', 'to must not be before from.')
  return { from, to }
}

/** Throws `Customer.NotFound`, and `Request.Invalid` for an invalid period, or one with too many entries. */
export async function readStatement(
  house: House,
  organisationId: string,
  customerId: string,
  asked: Span,
  most = MOST_LINES,
): Promise<Statement> {
  const customer = await findCustomer(house, organisationId, customerId)
  const timeZone = (await selectOrganisation(house.db, organisationId))?.timeZone ?? 'UTC'
  const { from, to } = spanOf(asked, dayIn(timeZone, house.clock.now()))
  const rows = await readRows(house.db, customer.id, timeZone, from, to)
  if (rows.filter(({ isBefore }) => !isBefore).length > most)
    throw invalidField('/from', 'too-many', `from: more than ${most} entries. Ask for a shorter period.`)
  const currencies = [...new Set(rows.map(({ currency }) => currency))].filter(isCurrency).toSorted()
  return {
    customer,
    ...{ from, to, timeZone },
    currencies: currencies.map((currency) =>
      press(
        currency,
        rows.filter((row) => row.currency === currency),
      ),
    ),
  }
}
