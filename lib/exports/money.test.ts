// Exports of money: what was booked on which day of the organisation, what it cost, and what went to the bank.
import { describe, expect, test } from 'vitest'
import { withFreshPeople as it } from '@/lib/testing/fixtures'
import { testPeople } from '@/lib/testing/people'
import { usualPeriods } from './periods'
import { group, putEntry, putInvoice, putPayment, rowsOf } from './testing/made'

const GROUPS = [group('S', 19, 10_000, 1_900)]

describe('payments', () => {
  it('belong to the day that it was where the organisation is', async ({ house }) => {
    const people = await testPeople(house, { organisation: { timeZone: 'Pacific/Auckland' } })
    const invoiceId = await putInvoice(house, people, GROUPS, { documentNumber: 'RE-P' })
    // Auckland is 13 hours ahead: its October begins at 11:00 on the last day of September, and ends at 11:00.
    for (const at of [
      '2026-09-30T10:59:59Z',
      '2026-09-30T11:00:00Z',
      '2026-10-31T10:59:59Z',
      '2026-10-31T11:00:00Z',
    ])
      await putPayment(house, people, invoiceId, at)
    const rows = await rowsOf(house, people, { kind: 'payments', decimal: 'point' })
    expect(rows.map((row) => [row[0], row[2], row[3], row[7], row[8]])).toEqual([
      ['2026-10-01', 'Invoice', 'RE-P', '100.00', 'EUR'],
      ['2026-10-31', 'Invoice', 'RE-P', '100.00', 'EUR'],
    ])
  })

  it('come currency by currency, each with its decimals', async ({ house, people }) => {
    const invoiceId = await putInvoice(house, people, GROUPS)
    await putPayment(house, people, invoiceId, '2026-10-02T12:00:00Z', {
      currency: 'KWD',
      amountMinor: 1_230,
    })
    await putPayment(house, people, invoiceId, '2026-10-03T12:00:00Z', { currency: 'JPY', amountMinor: 500 })
    await putPayment(house, people, invoiceId, '2026-10-04T12:00:00Z')
    const rows = await rowsOf(house, people, { kind: 'payments', decimal: 'point' })
    expect(rows.map((row) => [row[7], row[8]])).toEqual([
      ['100.00', 'EUR'],
      ['500', 'JPY'],
      ['1.230', 'KWD'],
    ])
    expect(await rowsOf(house, people, { kind: 'payments', currency: 'USD' })).toEqual([])
  })
})

// promise 150
it('what went back stands above 0, and what came back of it below', async ({ house, people }) => {
  const { organisationId } = people
  const invoiceId = await putInvoice(house, people, GROUPS)
  const paymentId = await putPayment(house, people, invoiceId, '2026-10-02T12:00:00Z')
  const base = { organisationId, invoiceId, paymentId, currency: 'EUR' }
  await putEntry(house, {
    ...base,
    kind: 'refund',
    amountMinor: -4_000,
    occurredAt: new Date('2026-10-03T12:00:00Z'),
  })
  await putEntry(house, {
    ...{ ...base, kind: 'refund_reversed', amountMinor: 4_000 },
    occurredAt: new Date('2026-10-04T12:00:00Z'),
  })
  await putEntry(house, {
    ...{ ...base, kind: 'dispute_lost', amountMinor: -10_000 },
    occurredAt: new Date('2026-10-05T12:00:00Z'),
  })
  const rows = await rowsOf(house, people, { kind: 'refunds', decimal: 'point' })
  expect(rows.map((row) => [row[1], row[6]])).toEqual([
    ['Refund', '40.00'],
    ['Refund failed', '-40.00'],
    ['Dispute lost', '100.00'],
  ])
})

it('fees are listed where there are any, of payments and of disputes', async ({ client, house, people }) => {
  const invoiceId = await putInvoice(house, people, GROUPS, { documentNumber: 'RE-F' })
  await putPayment(house, people, invoiceId, '2026-10-02T12:00:00Z')
  const paymentId = await putPayment(house, people, invoiceId, '2026-10-03T12:00:00Z', {
    ...{
      feeMinor: 250,
      platformFeeMinor: 100,
      clientFeeMinor: 150,
      feeRefundedMinor: 50,
      providerFeeMinor: 175,
    },
  })
  await client`
    insert into disputes (id, organisation_id, payment_id, reference_in_payment, amount_minor, currency, state, provider_fee_minor,
      created_at) values (gen_random_uuid(), ${people.organisationId}, ${paymentId}, 'dp_1', 10000, 'EUR', 'lost', 2000,
      '2026-10-20T12:00:00Z')`
  const rows = await rowsOf(house, people, { kind: 'fees', decimal: 'point' })
  expect(rows.map((row) => [row[0], row[1], ...row.slice(3, 9)])).toEqual([
    ['2026-10-03', 'Payment', 'RE-F', '100.00', '2.50', '0.50', '1.75', 'EUR'],
    ['2026-10-20', 'Dispute', 'RE-F', '100.00', '', '', '20.00', 'EUR'],
  ])
})

it('payouts are listed by the day on which they arrive', async ({ client, house, people }) => {
  const accountId = crypto.randomUUID()
  await client`
    insert into payment_accounts (id, organisation_id, livemode) values (${accountId}, ${people.organisationId}, false)`
  for (const [arrivesOn, amountMinor] of [
    ['2026-09-30', 1],
    ['2026-10-31', -1_234],
    ['2026-11-01', 2],
  ] as const)
    await client`
      insert into payouts (id, organisation_id, payment_account_id, reference, state, amount_minor, currency, arrives_on)
      values (gen_random_uuid(), ${people.organisationId}, ${accountId}, ${`po_${arrivesOn}`}, 'paid', ${amountMinor}, 'EUR',
        ${arrivesOn})`
  const rows = await rowsOf(house, people, { kind: 'payouts', decimal: 'point' })
  expect(rows.map((row) => row.slice(0, 5))).toEqual([
    ['2026-10-31', 'paid', '-12.34', 'EUR', 'po_2026-10-31'],
  ])
})

test.each([
  ['2026-11-30', ['2026-10-01', '2026-10-31'], ['2026-07-01', '2026-09-30'], ['2025-01-01', '2025-12-31']],
  ['2026-01-05', ['2025-12-01', '2025-12-31'], ['2025-10-01', '2025-12-31'], ['2025-01-01', '2025-12-31']],
  ['2028-03-31', ['2028-02-01', '2028-02-29'], ['2027-10-01', '2027-12-31'], ['2027-01-01', '2027-12-31']],
])('the usual periods of %s', (today, month, quarter, year) => {
  const found = Object.fromEntries(usualPeriods(today).map(({ from, name, to }) => [name, [from, to]]))
  expect([found['Last month'], found['Last quarter'], found['Last year']]).toEqual([month, quarter, year])
})
