// Holds our books against the sandbox's, by arithmetic of its own: nothing of the app's code for money is used here.
import type { Witness } from './payers'
import { decimalOf } from './seller'
import type { Truth } from './stripe'

export type Kind =
  /** Money came, or went, and the books do not say so. */
  | 'lost'
  /** Charged more than once, or booked more than once. */
  | 'double'
  /** Nobody knows how it ended. */
  | 'stuck'
  | 'wrong state'
  /** We said that it was done, and it is not there. */
  | 'acknowledged, and lost'
  /** What a scenario is to try did not happen, so that it shows nothing. */
  | 'not tried'

export interface Finding {
  kind: Kind
  what: string
}

export interface Row {
  id: string
  invoiceId: string
  state: string
  reference: string | null
  amountMinor: number
  feeMinor: number
  feeRefundedMinor: number
}

export interface Part {
  id: string
  paymentId: string
  reference: string | null
  state: string
  amountMinor: number
}

export interface Books {
  payments: Row[]
  refunds: Part[]
  disputes: Part[]
  /** Invoice → the money its ledger holds. */
  held: Map<string, number>
  /** Invoice → what its ledger says was credited. */
  credited: Map<string, number>
  /** Events that were stored, and those of them that nobody could handle. */
  events: Map<string, string>
}

export interface Shown {
  documentNumber: string | null
  status: string
  amountPaid: number
  amountCredited: number
}

/** Both sides, read one after the other. */
export interface Evidence {
  truth: Truth
  books: Books
  /** What anybody with a key reads of the invoices, by their ids. */
  shown: Map<string, Shown>
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
const byKey = <T>(rows: readonly T[], keyOf: (row: T) => string | null): Map<string, T[]> =>
  Map.groupBy(
    rows.filter((row) => keyOf(row) !== null),
    (row) => keyOf(row) ?? '',
  )

/** Status of an intent that somebody could still pay. */
const PAYABLE = /^requires_(?:payment_method|confirmation|action)$/
const PENDING_OR_DONE = /^(?:pending|succeeded)$/

interface Case {
  witness: Witness
  truth: Truth
  rows: Row[]
  books: Books
  shown: Shown | undefined
}

interface Sums {
  /** What came, without what went back. */
  paidMinor: number
  /** No payer here is told to pay again, so each refund is credited. */
  creditedMinor: number
}

/** By our own words an invoice is paid once nothing is owed, and is as it was sent once everything was charged back. */
function statusOf({ bill, isVoidAccepted }: Witness, { creditedMinor, paidMinor }: Sums): string {
  if (isVoidAccepted) return 'Void'
  if (paidMinor + creditedMinor >= bill.amountMinor) return 'Paid'
  return paidMinor > 0 ? 'PartiallyPaid' : 'Sent'
}

function* compareShown(witness: Witness, shown: Shown | undefined, sums: Sums): Generator<Finding> {
  const { number } = witness.bill
  if (!shown) return yield { kind: 'acknowledged, and lost', what: `${number} was sent, and is not there` }
  if (shown.documentNumber !== number)
    yield { kind: 'acknowledged, and lost', what: `${number} is called ${shown.documentNumber}` }
  const told = Number(decimalOf(sums.paidMinor))
  if (shown.amountPaid !== told)
    yield { kind: 'lost', what: `${number} shows ${shown.amountPaid} as paid, and it is ${told}` }
  const credited = Number(decimalOf(sums.creditedMinor))
  if (shown.amountCredited !== credited)
    yield {
      kind: 'wrong state',
      what: `${number} shows ${shown.amountCredited} as credited, and it is ${credited}`,
    }
  const status = statusOf(witness, sums)
  if (shown.status !== status)
    yield { kind: 'wrong state', what: `${number} is ${shown.status}, and should be ${status}` }
}

function* compareMoney({ books, rows, shown, truth, witness }: Case): Generator<Finding> {
  const { bill } = witness
  const charges = truth.charges.filter(({ status }) => status === 'succeeded')
  if (charges.length > 1) yield { kind: 'double', what: `${bill.number} was charged ${charges.length} times` }
  const lost = truth.disputes.filter(({ status }) => status === 'lost')
  const back = truth.refunds.filter(({ status }) => PENDING_OR_DONE.test(status))
  const amountsOf = (list: readonly { amount: number }[]) => sum(list.map(({ amount }) => amount))
  const creditedMinor = amountsOf(back)
  const paidMinor = amountsOf(charges) - creditedMinor - amountsOf(lost)
  const heldMinor = books.held.get(bill.id) ?? 0
  if (heldMinor !== paidMinor)
    yield {
      kind: heldMinor > paidMinor ? 'double' : 'lost',
      what: `${bill.number}: the ledger holds ${heldMinor}, at Stripe there is ${paidMinor} (${witness.payer.fate})`,
    }
  const bookedMinor = books.credited.get(bill.id) ?? 0
  if (bookedMinor !== creditedMinor)
    yield {
      kind: bookedMinor > creditedMinor ? 'double' : 'lost',
      what: `${bill.number}: ${bookedMinor} credited, ${creditedMinor} refunded (${witness.payer.fate})`,
    }
  yield* compareShown(witness, shown, { creditedMinor, paidMinor })
  for (const charge of charges) {
    const own = rows.filter(({ reference }) => reference === charge.payment_intent)
    if (own.length !== 1 || own[0]?.state !== 'succeeded')
      yield {
        kind: 'lost',
        what: `${bill.number}: ${charge.payment_intent} succeeded, and ours is ${own[0]?.state}`,
      }
    else if (own[0].amountMinor !== charge.amount)
      yield {
        kind: 'wrong state',
        what: `${bill.number}: ${own[0].amountMinor} booked, ${charge.amount} charged`,
      }
    else if (own[0].feeMinor !== charge.application_fee_amount)
      yield {
        kind: 'wrong state',
        what: `${bill.number}: fee ${own[0].feeMinor}, taken ${charge.application_fee_amount}`,
      }
    else if (own[0].feeRefundedMinor !== charge.application_fee_refunded)
      yield {
        kind: 'wrong state',
        what: `${bill.number}: fee returned ${own[0].feeRefundedMinor} and ${charge.application_fee_refunded}`,
      }
  }
  const invented = rows.filter(({ state }) => state === 'succeeded').length - charges.length
  if (invented > 0) yield { kind: 'double', what: `${bill.number}: ${invented} payments that nobody made` }
}

function* compareStates({ rows, truth, witness }: Case): Generator<Finding> {
  const { bill, payer } = witness
  for (const { reference, state } of rows) {
    const intent = truth.intents.find(({ id }) => id === reference)
    if (state === 'opening' || state === 'unknown' || state === 'quarantined')
      yield { kind: 'stuck', what: `${bill.number}: a payment is ${state} (${payer.fate})` }
    const isAsOurs = state !== 'open' || (intent && PAYABLE.test(intent.status))
    if (!isAsOurs || (state === 'processing' && intent?.status !== 'processing'))
      yield {
        kind: 'wrong state',
        what: `${bill.number}: ours is ${state}, theirs ${intent?.status} (${payer.fate})`,
      }
  }
  const payable = truth.intents.filter(({ status }) => PAYABLE.test(status))
  const known = new Set(rows.map(({ reference }) => reference))
  for (const { reference, state } of rows)
    if (/^(?:succeeded|failed|cancelled)$/.test(state) && payable.some(({ id }) => id === reference))
      yield { kind: 'wrong state', what: `${bill.number}: ours is ${state}, and ${reference} can be paid` }
  if (payable.length > 1)
    yield { kind: 'double', what: `${bill.number} can be paid by ${payable.length} intents` }
  for (const { id } of payable)
    if (!known.has(id))
      yield { kind: 'stuck', what: `${bill.number}: ${id} can be paid, and nobody knows it` }
  if (!witness.isVoidAccepted) return
  if (payable.length > 0) yield { kind: 'wrong state', what: `${bill.number} is void, and can be paid` }
  if (truth.charges.some(({ status }) => status === 'succeeded'))
    yield { kind: 'wrong state', what: `${bill.number} is void and paid` }
}

/** Refunds and disputes: as many, as much, and as far. */
function* compareParts({ books, rows, truth, witness }: Case): Generator<Finding> {
  const { bill } = witness
  const mine = new Set(rows.map(({ id }) => id))
  const refunds = byKey(
    books.refunds.filter(({ paymentId }) => mine.has(paymentId)),
    ({ reference }) => reference,
  )
  for (const { amount, id, status } of truth.refunds) {
    const own = refunds.get(id) ?? []
    if (own.length !== 1)
      yield {
        kind: own.length ? 'double' : 'lost',
        what: `${bill.number}: ${id} is booked ${own.length} times`,
      }
    else if (own[0]?.amountMinor !== amount || own[0].state !== status)
      yield {
        kind: 'wrong state',
        what: `${bill.number}: refund ${own[0]?.state} ${own[0]?.amountMinor}, theirs ${status} ${amount}`,
      }
  }
  const theirs = new Set(truth.refunds.map(({ id }) => id))
  for (const { id, reference, state } of books.refunds)
    if (mine.has(id) && state !== 'failed' && !(reference && theirs.has(reference)))
      yield { kind: 'stuck', what: `${bill.number}: a refund is ${state}, and Stripe has none` }
  for (const { amountMinor, id } of witness.refunds) {
    const own = books.refunds.find((refund) => refund.id === id)
    if (own?.amountMinor !== amountMinor || own.state === 'failed')
      yield {
        kind: 'acknowledged, and lost',
        what: `${bill.number}: refund ${id} of ${amountMinor} is ${own?.state}`,
      }
    if (own && !theirs.has(own.reference ?? ''))
      yield { kind: 'stuck', what: `${bill.number}: refund ${id} was accepted, and not made` }
  }
  for (const { id, status } of truth.disputes) {
    const own = books.disputes.find(({ reference }) => reference === id)
    const expected = status === 'won' || status === 'lost' ? status : 'open'
    if (own?.state !== expected)
      yield { kind: 'wrong state', what: `${bill.number}: dispute ${own?.state}, theirs ${status}` }
  }
}

const numberOf = (description: string | null): string => (description ?? '').replace('Invoice ', '')

function casesOf(
  witnesses: readonly Witness[],
  truth: Truth,
  books: Books,
  shown: Map<string, Shown>,
): Case[] {
  const intents = byKey(truth.intents, ({ description }) => numberOf(description))
  const charges = byKey(truth.charges, (charge) => charge.payment_intent)
  const refunds = byKey(truth.refunds, (refund) => refund.payment_intent)
  const disputes = byKey(truth.disputes, (dispute) => dispute.payment_intent)
  const rows = byKey(books.payments, ({ invoiceId }) => invoiceId)
  return witnesses.map((witness) => {
    const own = intents.get(witness.bill.number) ?? []
    const of = <T>(map: Map<string, T[]>) => own.flatMap(({ id }) => map.get(id) ?? [])
    return {
      ...{ witness, books, rows: rows.get(witness.bill.id) ?? [], shown: shown.get(witness.bill.id) },
      truth: { intents: own, charges: of(charges), refunds: of(refunds), disputes: of(disputes) },
    }
  })
}

/** Empty where all is right. */
export function judge({ books, shown, truth }: Evidence, witnesses: readonly Witness[]): Finding[] {
  const numbers = new Set(witnesses.map(({ bill }) => bill.number))
  const strange = truth.intents.filter(({ description }) => !numbers.has(numberOf(description)))
  const numberings = Map.groupBy(
    [...shown.values()].filter(({ documentNumber }) => documentNumber !== null),
    ({ documentNumber }) => documentNumber,
  )
  const twice = [...numberings].filter(([, list]) => list.length > 1)
  const unheard = [...books.events].filter(([, state]) => !/^(?:handled|ignored)$/.test(state))
  return [
    ...casesOf(witnesses, truth, books, shown).flatMap((one) => [
      ...compareMoney(one),
      ...compareStates(one),
      ...compareParts(one),
    ]),
    ...twice.map(([number]) => ({ kind: 'double' as const, what: `two invoices are called ${number}` })),
    ...strange.map(({ id }) => ({ kind: 'stuck' as const, what: `${id} belongs to no invoice` })),
    ...unheard.map(([id, state]) => ({ kind: 'stuck' as const, what: `event ${id} is ${state}` })),
  ]
}
