// What was booked, as tables: payments, what went back to payers, fees, and what went to the bank.
import type { LedgerKind } from '@/db/schema/ledger'
import type { House } from '@/lib/house'
import { paymentReference } from '@/lib/money/payment-reference'
import { dayIn } from '@/lib/time-zone'
import { amountCell, type Cell, dayCell, type Table } from './cell'
import {
  type Booked,
  type DisputeToExport,
  type PayoutToExport,
  selectBooked,
  selectBookedCurrencies,
  selectDisputesWithFee,
  selectPayoutsToExport,
} from './money-store'
import type { Range } from './range'
import { walk } from './walk'

/** Currency by currency, and in each by the moment of booking. */
export async function* walkBooked(house: House, range: Range, kinds: LedgerKind[]): AsyncGenerator<Booked> {
  const currencies = range.currency
    ? [range.currency]
    : await selectBookedCurrencies(house.db, range.organisationId)
  for (const currency of currencies)
    yield* walk(house, ({ db }, after: Booked | undefined, limit) =>
      selectBooked(db, range, { kinds, currency, after, limit }),
    )
}

async function* each<Row>(rows: AsyncGenerator<Row>, cellsOf: (row: Row) => Cell[]): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield cellsOf(row)
}

/** What was paid: the number of an invoice, or the reference of a checkout. */
const paidFor = ({ checkoutReference, documentNumber, entry }: Booked): Cell[] => {
  if (entry.invoiceId !== null) return ['Invoice', documentNumber]
  return entry.checkoutId !== null ? ['Checkout', checkoutReference] : ['Session', entry.sessionId]
}

const methodOf = ({ payment }: Booked): string | null => {
  const { method } = payment ?? {}
  return method ? [method.brand ?? method.type, method.last4].filter(Boolean).join(' ') : null
}

export const paymentsTable = (house: House, range: Range): Table => ({
  name: 'Payments',
  head: [
    ...['Booked', 'Payment', 'Paid for', 'Number', 'Customer', 'Taken by', 'Method'],
    ...['Amount', 'Currency', 'Provider reference', 'Payout', 'Payout arrives', 'Payment id', 'Receipt'],
    'Of it surcharge',
  ],
  rows: each(walkBooked(house, range, ['payment']), (booked) => {
    const { customerName, entry, payment, payout, receiptNumber } = booked
    return [
      dayCell(dayIn(range.timeZone, entry.occurredAt)),
      payment && paymentReference(payment.id),
      ...[...paidFor(booked), customerName, payment?.source ?? null, methodOf(booked)],
      ...[amountCell(entry.amountMinor, entry.currency), entry.currency],
      ...[payment?.providerReference ?? null, payout?.reference ?? null, dayCell(payout?.arrivesOn ?? null)],
      ...[entry.paymentId, receiptNumber],
      amountCell(payment?.price?.settled?.surchargeMinor || null, entry.currency),
    ]
  }),
})

const RETURNS = {
  refund: 'Refund',
  refund_reversed: 'Refund failed',
  dispute_lost: 'Dispute lost',
  dispute_reversed: 'Dispute won later',
} as const

const isReturn = (kind: LedgerKind): kind is keyof typeof RETURNS => kind in RETURNS

/** The ledger counts what the organisation has; a payer's column of returns counts the other way. */
export const refundsTable = (house: House, range: Range): Table => ({
  name: 'Refunds',
  head: [
    ...['Booked', 'What', 'Payment', 'Paid for', 'Number', 'Customer'],
    ...['Amount returned', 'Currency', 'Payment id'],
  ],
  rows: each(
    walkBooked(house, range, ['refund', 'refund_reversed', 'dispute_lost', 'dispute_reversed']),
    (booked) => {
      const { customerName, entry, payment } = booked
      return [
        dayCell(dayIn(range.timeZone, entry.occurredAt)),
        isReturn(entry.kind) ? RETURNS[entry.kind] : null,
        ...[payment && paymentReference(payment.id), ...paidFor(booked), customerName],
        ...[amountCell(-entry.amountMinor, entry.currency), entry.currency, entry.paymentId],
      ]
    },
  ),
})

const FEES_HEAD = [
  ...['Booked', 'What', 'Payment', 'Number', 'Amount'],
  ...['Platform fee', 'Platform fee returned', 'Provider fee', 'Currency', 'Payment id'],
]

const disputeFee = ({ timeZone }: Range, { dispute, documentNumber, payment }: DisputeToExport): Cell[] => [
  ...[dayCell(dayIn(timeZone, dispute.createdAt)), 'Dispute', paymentReference(payment.id), documentNumber],
  ...[amountCell(dispute.amountMinor, dispute.currency), null, null],
  ...[amountCell(dispute.providerFeeMinor, dispute.currency), dispute.currency, payment.id],
]

async function* feeRows(house: House, range: Range): AsyncGenerator<Cell[]> {
  for await (const booked of walkBooked(house, range, ['payment'])) {
    const { documentNumber, entry, payment } = booked
    if (!payment || (payment.feeMinor === 0 && !payment.providerFeeMinor)) continue
    const amount = (minor: number | null) => amountCell(minor, entry.currency)
    yield [
      dayCell(dayIn(range.timeZone, entry.occurredAt)),
      ...['Payment', paymentReference(payment.id), documentNumber, amount(payment.amountMinor)],
      ...[amount(payment.feeMinor), amount(payment.feeRefundedMinor), amount(payment.providerFeeMinor)],
      ...[entry.currency, payment.id],
    ]
  }
  const disputes = walk(house, ({ db }, after: DisputeToExport | undefined, limit) =>
    selectDisputesWithFee(db, range, { after, limit }),
  )
  for await (const dispute of disputes) yield disputeFee(range, dispute)
}

/** What payments have cost, and then what disputes have. */
export const feesTable = (house: House, range: Range): Table => ({
  name: 'Fees',
  head: FEES_HEAD,
  rows: feeRows(house, range),
})

export const payoutsTable = (house: House, range: Range): Table => ({
  name: 'Payouts',
  head: ['Arrives', 'Status', 'Amount', 'Currency', 'Provider reference', 'Why it failed', 'Payout id'],
  rows: each(
    walk(house, ({ db }, after: PayoutToExport | undefined, limit) =>
      selectPayoutsToExport(db, range, { after, limit }),
    ),
    ({ amountMinor, arrivesOn, currency, failureReason, id, reference, state }) => [
      ...[dayCell(arrivesOn), state, amountCell(amountMinor, currency), currency],
      ...[reference, failureReason, id],
    ],
  ),
})
