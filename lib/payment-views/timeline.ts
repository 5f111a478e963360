// Everything that happened to an invoice, a checkout or a session, newest first, from the rows that tell of it.

import { PROVIDER_NAMES } from '@/lib/connectors/names'
import type { House } from '@/lib/house'
import { factsOf } from '@/lib/payments/book'
import { isTakenBack } from '@/lib/payments/credit-back'
import { awaitsAnswer, isInquiry } from '@/lib/payments/dispute'
import { codeOrUnknown } from '@/lib/words/provider'
import { type MoneyRow, type PayableKey, selectNamedPayments } from './money-store'
import { likeOnesFolded } from './timeline-fold'
import { newestFirst, type Told } from './timeline-order'
import {
  type BookedEntry,
  selectActorNames,
  selectActs,
  selectAttempts,
  selectBookedEntries,
  selectEvents,
  selectLetters,
  selectLinks,
  type TimelineEntry,
  type TimelineEvent,
  type TimelineLetter,
} from './timeline-store'
import type { Happening, ProviderMessage, TimelineView } from './timeline-view'

const told = (at: Date, reference: string | null, happening: Happening): Told => ({
  at: at.toISOString(),
  ...happening,
  reference,
})

/** What began by Stripe's clock and ended by ours: the two need not agree. */
const notBefore = (began: Date, ended: Date): Date => (ended < began ? began : ended)

/** Who did it; null where nobody in particular did. */
type ActedBy = (detail: string, reference: string | null) => string | null

/** By which act, and upon what, somebody let it happen. */
function actOf(item: Told): [detail: string, reference: string | null] {
  if (item.kind === 'credit-note')
    return item.refundId ? ['refunded', item.refundId] : ['credited', item.creditNoteId]
  if (item.kind === 'peppol') return [item.stage === 'sent' ? 'peppol' : item.stage, item.documentNumber]
  return [item.kind === 'sent' ? 'mailed' : item.kind, null]
}

const actorsIn = (entries: TimelineEntry[]): string[] => [
  ...new Set(entries.flatMap(({ actor }) => (actor ? [actor] : []))),
]

/** What the payment's own rows tell better, or nobody needs to know. */
const SILENT_MOVES = ['opening', 'unknown', 'open', 'succeeded']

/** What only an act tells of; the others say by whom something else was done. */
/** What payers say is told by nothing that stays: another word may replace it. */
function fromSaid({ detail, message, occurredAt }: TimelineEntry): Told | undefined {
  if (detail === 'promised' || detail === 'order-number')
    return told(occurredAt, null, { kind: 'said', what: detail, day: message })
  if (detail !== 'asked') return undefined
  const what = message === 'mistake' ? 'mistake' : 'question'
  return told(occurredAt, null, { kind: 'said', what, day: null })
}

const PLANNED: Readonly<Record<string, 'set' | 'changed' | 'removed'>> = {
  'plan-set': 'set',
  'plan-changed': 'changed',
  'plan-removed': 'removed',
}

/** Each change is told with who made it: there may be many. */
function fromPlanned(
  { actor, detail, message, occurredAt, reference }: TimelineEntry,
  names: ReadonlyMap<string, string>,
): Told | undefined {
  const by = (actor && names.get(actor)) || null
  if (detail === 'late-fee') return told(occurredAt, null, { kind: 'late-fee', documentId: reference, by })
  if (detail === 'part-overdue') return told(occurredAt, null, { kind: 'part-overdue', day: message })
  const what = PLANNED[detail ?? '']
  return what && told(occurredAt, null, { kind: 'planned', what, by })
}

function fromAct(entry: TimelineEntry, by: ActedBy): Told[] {
  const { detail, message, occurredAt, reference } = entry
  const said = fromSaid(entry)
  if (said) return [said]
  if (detail === 'question-closed') {
    const isAnswered = message === 'answered'
    return [told(occurredAt, null, { kind: 'question-closed', isAnswered, by: by(detail, null) })]
  }
  if (detail === 'ended')
    return [told(occurredAt, null, { kind: 'ended-by-hand', words: message, by: by('ended', reference) })]
  if (detail !== 'peppol-failed') return []
  const documentNumber = reference ?? ''
  return [told(occurredAt, null, { kind: 'peppol', stage: 'failed', documentNumber, reason: message })]
}

function fromEntry(entry: TimelineEntry, payment: MoneyRow | undefined, by: ActedBy): Told[] {
  const { detail, kind, methodType, occurredAt, reference } = entry
  if (kind === 'acted') return fromAct(entry, by)
  if (kind === 'opened') return [told(occurredAt, reference, { kind })]
  if (kind === 'declined')
    return [told(occurredAt, reference, { kind, code: codeOrUnknown(detail) ?? 'unknown', methodType })]
  const provider = payment?.provider ? PROVIDER_NAMES[payment.provider] : null
  const intent = payment?.providerReference ?? payment?.sessionReference ?? null
  if (detail === 'opening' && payment)
    return [
      told(occurredAt, intent, {
        kind: 'pay-began',
        amountMinor: payment.amountMinor,
        provider,
      }),
    ]
  if (detail === null || SILENT_MOVES.includes(detail)) return []
  const why = detail === 'quarantined' ? payment?.quarantineReason : payment?.declineCode
  return [
    told(occurredAt, intent, {
      kind: 'payment-moved',
      state: detail,
      why: why ?? null,
      methodType: payment?.method?.type ?? null,
      provider,
    }),
  ]
}

function fromPayment(payment: MoneyRow, occurred: Map<string, Date>, by: ActedBy): Told[] {
  const { amountMinor, chargeReference, createdAt, method, notes, payout, source, succeededAt } = payment
  const isManual = source === 'manual'
  const facts = factsOf(payment)
  const paid: Told[] = succeededAt
    ? [
        told(isManual ? createdAt : succeededAt, chargeReference, {
          kind: 'paid',
          ...{ isManual, amountMinor, method, notes },
          receivedAt: isManual ? succeededAt.toISOString() : null,
          by: by('recorded', payment.id),
        }),
      ]
    : []
  const receipts: Told[] = payment.receipt
    ? [
        told(payment.receipt.issuedAt, null, {
          kind: 'receipt',
          ...{ paymentId: payment.id, documentNumber: payment.receipt.documentNumber, amountMinor },
        }),
      ]
    : []
  const refunds = payment.refunds.flatMap((refund) => {
    const { amountMinor, createdAt, failureReason, origin, providerReference, reason, state } = refund
    const began = told(createdAt, providerReference, {
      kind: 'refund',
      ...{ amountMinor, state, origin, reason },
      by: by('refunded', refund.id),
    })
    if (state !== 'failed' && state !== 'cancelled') return [began]
    const reversed = providerReference && facts.refundReversed(providerReference)
    const failedAt = (reversed && occurred.get(reversed)) || refund.updatedAt
    return [
      began,
      told(notBefore(createdAt, failedAt), providerReference, {
        kind: 'refund-failed',
        amountMinor,
        why: codeOrUnknown(failureReason),
      }),
    ]
  })
  const disputes = payment.disputes.flatMap((dispute) => {
    const { amountMinor, createdAt, evidenceDueAt, providerReference, reason, state } = dispute
    const dueAt = awaitsAnswer(dispute) ? (evidenceDueAt?.toISOString() ?? null) : null
    const asks = isInquiry(dispute)
    const began = told(createdAt, providerReference, {
      kind: 'disputed',
      ...{ isInquiry: asks, amountMinor, reason, dueAt },
    })
    if (state === 'open') return [began]
    const closedAt =
      occurred.get(facts.dispute('dispute_reversed', providerReference, 1)) ??
      occurred.get(facts.dispute('dispute_lost', providerReference, 1)) ??
      dispute.updatedAt
    const endedAt = notBefore(createdAt, closedAt)
    return [
      began,
      told(endedAt, providerReference, { kind: 'dispute-closed', isInquiry: asks, amountMinor, state }),
    ]
  })
  const payouts: Told[] = payout
    ? [
        told(payout.createdAt, payout.reference, {
          kind: 'payout',
          ...{ state: payout.state, arrivesOn: payout.arrivesOn },
        }),
      ]
    : []
  return [...paid, ...receipts, ...refunds, ...disputes, ...payouts]
}

/** Who did it is told beside the ledger, by the id that the fact names. */
function fromCredit({ amountMinor, fact, kind, occurredAt }: BookedEntry, by: ActedBy): Told[] {
  if (kind !== 'credit_applied' && kind !== 'credit_kept') return []
  const actor = by(kind, fact.split(':')[1] ?? null)
  return [told(occurredAt, null, { kind: 'credit', amountMinor, isTakenBack: isTakenBack(fact), by: actor })]
}

const ofPayment = (about: string | null, items: Told[]): Told[] => items.map((item) => ({ ...item, about }))

const fromLetter = ({ createdAt, id, kind, lastError, sentAt, sentTo, state }: TimelineLetter): Told =>
  told(sentAt ?? createdAt, id, { kind: 'mail', mail: kind, state, to: sentTo, error: lastError })

const messageOf = (event: TimelineEvent, payment: MoneyRow | undefined): ProviderMessage => ({
  provider: PROVIDER_NAMES[payment?.provider ?? 'stripe'],
  at: event.createdAt.toISOString(),
  type: event.type,
  state: event.state === 'waiting' ? 'received' : event.state,
  reason: event.lastError,
  handledAt: event.handledAt?.toISOString() ?? null,
  reference: event.eventId,
})

/** Payments that are not among the rows: of tries that came to nothing only some are. */
async function withNamed({ db }: House, rows: MoneyRow[], entries: TimelineEntry[]): Promise<MoneyRow[]> {
  const known = new Set(rows.map(({ id }) => id))
  const named = new Set(entries.flatMap(({ paymentId: id }) => (id === null || known.has(id) ? [] : id)))
  return [...rows, ...(await selectNamedPayments(db, [...named]))]
}

/**
 * `own` is what the payable's own row tells: when it was made, sent, credited, voided. `before` is the entry before which attempts
 * are told, where not the newest are meant.
 */
export async function timelineOf(
  house: House,
  payable: PayableKey,
  rows: MoneyRow[],
  own: Told[],
  before?: number,
): Promise<TimelineView> {
  const { db } = house
  const invoiceId = 'invoiceId' in payable ? payable.invoiceId : null
  const paymentIds = rows.map(({ id }) => id)
  const creditNoteIds = own.flatMap((item) => (item.kind === 'credit-note' ? item.creditNoteId : []))
  const refundIds = rows.flatMap(({ refunds }) => refunds.map(({ id }) => id))
  const [acts, attempts, letters, events, links, booked] = await Promise.all([
    selectActs(db, payable),
    selectAttempts(db, payable, before),
    selectLetters(db, { invoiceId, paymentIds, refundIds, creditNoteIds }),
    selectEvents(db, paymentIds),
    invoiceId === null ? [] : selectLinks(db, invoiceId),
    selectBookedEntries(db, payable),
  ])
  const occurred = new Map(booked.map(({ fact, occurredAt }) => [fact, occurredAt]))
  const entries = [...acts, ...attempts.entries]
  const all = await withNamed(house, rows, attempts.entries)
  const payment = (id: string | null) => all.find((row) => row.id === id)
  const names = await selectActorNames(db, actorsIn(entries))
  const by: ActedBy = (detail, reference) => {
    const acted = acts.find(
      (entry) => entry.detail === detail && (!reference || entry.reference === reference),
    )
    return (acted?.actor && names.get(acted.actor)) || null
  }
  const happenings = [
    ...own.map((item) => ({ ...item, by: by(...actOf(item)) })),
    // The first link is made by sending.
    ...links
      .slice(1)
      .map(({ createdAt, id }) => told(createdAt, null, { kind: 'link-renewed', by: by('linked', id) })),
    ...letters.map((letter) => ({ ...fromLetter(letter), by: by('mailed', letter.id) })),
    ...entries.flatMap((entry) => fromPlanned(entry, names) ?? []),
    ...entries.flatMap((entry) => ofPayment(entry.paymentId, fromEntry(entry, payment(entry.paymentId), by))),
    ...booked.flatMap((entry) => fromCredit(entry, by)),
    ...rows.flatMap((row) => ofPayment(row.id, fromPayment(row, occurred, by))),
  ]
  return {
    happenings: likeOnesFolded(newestFirst(happenings)).map(({ about: _, ...happening }) => happening),
    messages: events.map((event) => messageOf(event, payment(event.paymentId))),
    attempts: { earlier: attempts.earlier, areOld: before !== undefined },
  }
}
