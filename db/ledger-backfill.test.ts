// What was booked before a payment had one reckoning is carried right when the schema is brought up.
import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'
import { newId } from '@/lib/ids'
import { countInvariants } from '@/lib/invariants'
import { type Business, sendBill } from '@/lib/testing/business'
import { withBusiness as it } from '@/lib/testing/fixtures'
import type { TestHouse } from '@/lib/testing/house'
import { invoiceOf } from '@/lib/testing/payer'

/** The statements of the migration that carry rows, as they stand in it. */
async function carryRows(house: TestHouse) {
  const url = new URL('migrations/0036_one_reckoning_for_each_payment.sql', import.meta.url)
  const statements = (await readFile(url, 'utf8')).split('--> statement-breakpoint')
  const carrying = statements.filter((it) => /^\s*(?:--[^\n]*\n)*(?:INSERT|DO|UPDATE|SET)\b/.test(it))
  expect(carrying.length).toBe(6)
  await house.db.$client.begin(async (sql) => {
    for (const statement of carrying) await sql.unsafe(statement)
  })
}

type Entry = [kind: string, minor: number]

/** As earlier versions wrote it: one payment with these entries, and what was paid never below 0. */
async function bookAsBefore(business: Business, invoiceId: string, entries: Entry[]) {
  const id = newId()
  const sql = business.house.db.$client
  await sql`
    insert into payments (id, organisation_id, invoice_id, payment_account_id, source, state, livemode, amount_minor, currency,
      provider_reference)
    select ${id}, organisation_id, ${invoiceId}, id, 'stripe', 'succeeded', false, 14076, 'EUR', ${`pi_${id}`}
    from payment_accounts where organisation_id = ${business.organisationId}`
  for (const [kind, minor] of entries) {
    const paymentId = kind.startsWith('credit') ? null : id
    await sql`
      insert into ledger_entries (fact, organisation_id, invoice_id, payment_id, kind, amount_minor, currency, occurred_at)
      values (${`${kind}:${newId()}`}, ${business.organisationId}, ${invoiceId}, ${paymentId}, ${kind}, ${minor}, 'EUR', now())`
  }
  await sql`
    update invoices set amount_paid_minor = greatest(0, (select sum(amount_minor) from ledger_entries where invoice_id = ${invoiceId}))
    where id = ${invoiceId}`
}

const WHOLE = 14_076

it('old losses beyond a payment, and credit without money, no longer count against an invoice', async ({
  business,
  house,
}) => {
  const bills = await Promise.all(Array.from({ length: 4 }, () => sendBill(business)))
  const [lost, paidAgain, lender, borrower] = bills.map(({ invoiceId }) => invoiceId)
  if (!lost || !paidAgain || !lender || !borrower) throw new Error('a bill is missing')
  const overbooked: Entry[] = [
    ['payment', WHOLE],
    ['refund', -3_000],
    ['dispute_lost', -WHOLE],
  ]
  await house.db.$client`alter table ledger_entries disable trigger ledger_entries_seller_bears_the_rest`
  await bookAsBefore(business, lost, overbooked)
  await bookAsBefore(business, paidAgain, overbooked)
  await bookAsBefore(business, paidAgain, [['payment', WHOLE]])
  await bookAsBefore(business, lender, [
    ['payment', WHOLE],
    ['refund', -WHOLE],
    ['credit_kept', -WHOLE],
  ])
  await bookAsBefore(business, borrower, [
    ['payment', 4_076],
    ['credit_applied', 10_000],
  ])
  await house.db.$client`alter table ledger_entries enable trigger ledger_entries_seller_bears_the_rest`
  expect((await invoiceOf(business, paidAgain)).outstandingMinor).toBe(3_000)
  await carryRows(house)
  const standings = await Promise.all(
    [lost, paidAgain, lender, borrower].map((id) => invoiceOf(business, id)),
  )
  expect(standings.map(({ amountPaidMinor, status }) => [status, amountPaidMinor])).toEqual([
    ['Sent', 0],
    ['Paid', WHOLE],
    ['Sent', 0],
    ['PartiallyPaid', 4_076],
  ])
  const names = ['invoice differs from its ledger', 'invoice or checkout whose ledger is below zero']
  const counted = await countInvariants(house)
  for (const name of [
    ...names,
    'payment that has lost more than it held',
    'customer who has used more credit than was kept',
  ])
    expect(counted[name], name).toBe(0)
  const before = await house.db.$client`select count(*) from ledger_entries`
  await carryRows(house)
  expect(await house.db.$client`select count(*) from ledger_entries`).toEqual(before)
})
