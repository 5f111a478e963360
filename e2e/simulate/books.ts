// The books against the sandbox's, and that never more is under way than is owed.
import type { Sql } from 'postgres'
import { type Bill, leftMinor } from './bill'
import type { Seller } from './cast'
import type { Stage } from './stage'

interface Row {
  id: string
  number: string
  total: number
  paid: number
  credited: number
  reserved: number
  status: string
}

const sum = <T>(list: readonly T[], of: (one: T) => number) => list.reduce((total, one) => total + of(one), 0)

function* judgeInvoices(rows: readonly Row[], bills: ReadonlyMap<string, Bill>): Generator<string> {
  for (const row of rows) {
    if (row.reserved > 0 && row.paid + row.credited + row.reserved > row.total)
      yield `${row.number}: ${row.paid} paid, ${row.credited} credited, ${row.reserved} under way of ${row.total}`
    const bill = bills.get(row.id)
    if (!bill) continue
    if (bill.paidMinor !== row.paid || bill.creditedMinor !== row.credited)
      yield `${row.number}: ${row.paid} paid and ${row.credited} credited, and it was ${bill.paidMinor} and ${bill.creditedMinor}`
    const isSettled = row.status === 'Paid' || row.status === 'Void'
    if (isSettled !== (leftMinor(bill) === 0))
      yield `${row.number} is ${row.status}, and ${leftMinor(bill)} is owed`
  }
}

export async function judgeBooks(
  { stripe }: Stage,
  sql: Sql,
  sellers: readonly Seller[],
  bills: ReadonlyMap<string, Bill>,
): Promise<string[]> {
  const found: string[] = []
  const rows = await sql<Row[]>`
    select id, document_number as number, total_minor::int as total, amount_paid_minor::int as paid,
      amount_credited_minor::int as credited, reserved_minor::int as reserved, status from invoices where sent_at is not null`
  found.push(...judgeInvoices(rows, bills))
  for (const seller of sellers) {
    const truth = await stripe.truth(seller.accountId)
    const charges = truth.charges.filter(({ status }) => status === 'succeeded')
    const payments = await sql<{ reference: string; amount: number; fee: number; back: number }[]>`
      select provider_reference as reference, amount_minor::int as amount, fee_minor::int as fee, fee_refunded_minor::int as back
      from payments where organisation_id = ${seller.id} and source = 'stripe' and state = 'succeeded'`
    const own = new Map(payments.map((one) => [one.reference, one]))
    for (const charge of charges) {
      const one = own.get(charge.payment_intent ?? '')
      const isSame =
        one?.amount === charge.amount &&
        one.fee === charge.application_fee_amount &&
        one.back === charge.application_fee_refunded
      if (!isSame)
        found.push(`${charge.payment_intent}: ${JSON.stringify(charge)}, and ours is ${JSON.stringify(one)}`)
    }
    if (payments.length !== charges.length)
      found.push(`${payments.length} payments, ${charges.length} charges`)
    const [refunds] = await sql<{ n: number; amount: number }[]>`
      select count(*)::int as n, coalesce(sum(amount_minor), 0)::int as amount from refunds
      where organisation_id = ${seller.id} and state in ('succeeded', 'pending')`
    const back = truth.refunds.filter(({ status }) => status !== 'failed' && status !== 'canceled')
    if (refunds?.n !== back.length || refunds.amount !== sum(back, ({ amount }) => amount))
      found.push(
        `${refunds?.n} refunds of ${refunds?.amount}, ${back.length} at Stripe of ${sum(back, ({ amount }) => amount)}`,
      )
  }
  const stuck = await sql<{ what: string }[]>`
    select 'event ' || event_id || ' ' || type || ' is ' || state || ' ' || coalesce(last_error, '') as what from inbox where state not in ('handled', 'ignored')
    union all select 'letter ' || kind || ' ' || fact || ' is ' || state || ' ' || coalesce(last_error, '') from outbox where state in ('waiting', 'dead')`
  return [...found, ...stuck.map(({ what }) => what)]
}
