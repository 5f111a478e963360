// One sentence for each timeline entry, for the seller, with a tone.
import { DISPUTE_MARKS, disputeReason, PAYOUT_MARKS } from '@/components/admin/money/words'
import { paymentWords } from '@/components/admin/problems/words'
import type { Tone } from '@/components/ui/status-mark'
import type { Currency } from '@/lib/money/currency'
import { displayMoney } from '@/lib/money/display'
import type { Happening } from '@/lib/payment-views/timeline-view'
import { displayDate, displayDay, displayDeadline } from '@/lib/time-zone'
import { meansOf } from '@/lib/words/means'
import { declineSentence, refundFailureSentence } from '@/lib/words/provider'
import { readerFor } from '@/lib/words/reader'

const LOCALE = 'en-GB'
const ENGLISH = readerFor(LOCALE)

export interface Sentence {
  tone: Tone
  title: string
  /** What belongs to it: a reason, a note, to whom. */
  detail?: string | null
}

type Of<K extends Happening['kind']> = Extract<Happening, { kind: K }>

const LETTERS: Readonly<Record<string, string>> = {
  'invoice-sent': 'The invoice',
  'invoice-copy': 'The invoice',
  'credit-note-issued': 'The credit note',
  'discount-withdrawn': 'The letter about a discount that was taken back',
  reminder: 'The reminder',
  'question-answered': 'The answer',
  'fresh-link': 'A fresh link',
  receipt: 'The receipt',
  'paid-notice': 'The payment notification',
  'refund-notice': 'The refund notice',
  'refund-failed-payer': 'The news that the refund failed',
}

const letterName = (kind: string): string =>
  (Object.hasOwn(LETTERS, kind) ? LETTERS[kind] : undefined) ?? `The email “${kind.replaceAll('-', ' ')}”`

function mailSentence({ error, mail, state, to }: Of<'mail'>): Sentence {
  const name = letterName(mail)
  switch (state) {
    case 'sent':
      return {
        tone: error ? 'wait' : 'good',
        detail: error,
        title: to.length > 0 ? `${name} was emailed to ${to.join(', ')}` : `${name} was emailed`,
      }
    case 'waiting':
      return error
        ? { tone: 'wait', title: `${name} could not be emailed yet`, detail: `${error} It will be retried.` }
        : { tone: 'moving', title: `${name} is about to be emailed` }
    case 'moot':
      return { tone: 'calm', title: `${name} was not emailed`, detail: error }
    case 'dead':
      return { tone: 'bad', title: `${name} could not be emailed`, detail: error }
  }
}

const SAID: Readonly<Record<Exclude<Of<'said'>['what'], 'promised'>, Sentence>> = {
  'order-number': { tone: 'calm', title: 'The payer gave a purchase order number' },
  question: { tone: 'wait', title: 'The payer asked a question' },
  mistake: { tone: 'wait', title: 'The payer reported a mistake' },
}

const PLANNED: Readonly<Record<Of<'planned'>['what'], string>> = {
  set: 'A payment plan was set',
  changed: 'The payment plan was changed',
  removed: 'The payment plan was taken away',
}

function saidSentence({ day, what }: Of<'said'>): Sentence {
  if (what !== 'promised') return SAID[what]
  return {
    tone: 'calm',
    title: `The payer promised to pay on ${day ? displayDate(day, LOCALE) : 'another day'}`,
  }
}

const MOVES: Readonly<Record<string, Sentence>> = {
  processing: {
    tone: 'moving',
    title: 'The money is on its way',
    detail: 'This takes the bank a few days.',
  },
  cancelled: { tone: 'calm', title: 'The payment attempt was closed', detail: 'Nothing was charged.' },
  failed: { tone: 'bad', title: 'The payment failed' },
  quarantined: { tone: 'wait', title: 'A payment is under review' },
}

function moveSentence({ methodType, provider, state, why }: Of<'payment-moved'>): Sentence {
  const move = Object.hasOwn(MOVES, state) ? MOVES[state] : undefined
  if (!move) return { tone: 'calm', title: `The payment is ${state}` }
  if (state === 'failed') return { ...move, detail: why && declineSentence(why, methodType) }
  if (state === 'quarantined')
    return { ...move, detail: why && paymentWords(why, { provider: provider ?? undefined }).why }
  return move
}

/** The paper that can be opened, where it is and by which name. */
export function paperOf(happening: Happening): { path: string; name: string } | undefined {
  switch (happening.kind) {
    case 'credit-note':
    case 'credit-note-cancelled': {
      const path = `/admin/credit-notes/${happening.creditNoteId}/credit-note.pdf`
      return { path, name: `${happening.documentNumber} as PDF` }
    }
    case 'receipt': {
      const path = `/admin/payments/${happening.paymentId}/receipt.pdf`
      return { path, name: `${happening.documentNumber} as PDF` }
    }
    default:
      return undefined
  }
}

interface About {
  currency: Currency
  organisationName: string
  payable: string
  /** In which days and deadlines are told. */
  zone: string
}

/** `payable` is what happened to it: "invoice" or "checkout". */
export function sentenceOf(
  happening: Happening,
  { currency, organisationName, payable, zone }: About,
): Sentence {
  const money = (minor: number) => displayMoney(minor, currency, LOCALE)
  switch (happening.kind) {
    case 'created':
      return { tone: 'calm', title: `The ${payable} was created` }
    case 'sent':
      return { tone: 'calm', title: `Sent as ${happening.documentNumber ?? 'an invoice'}` }
    case 'link-renewed':
      return {
        tone: 'calm',
        title: 'The payment link was replaced',
        detail: 'The old one no longer works.',
      }
    case 'voided':
      return { tone: 'calm', title: `The ${payable} was voided` }
    case 'mail':
      return mailSentence(happening)
    case 'peppol':
      return peppolSentence(happening)
    case 'said':
      return saidSentence(happening)
    case 'late-fee':
      return { tone: 'calm', title: 'A late fee was charged', detail: 'By an invoice of its own.' }
    case 'part-overdue':
      return {
        tone: 'wait',
        title: happening.day
          ? `What was due on ${displayDate(happening.day, LOCALE)} became overdue`
          : 'A part of the payment plan became overdue',
      }
    case 'planned':
      return { tone: 'calm', title: PLANNED[happening.what] }
    case 'question-closed':
      return {
        tone: 'calm',
        title: happening.isAnswered ? 'The question was answered' : 'The question was closed',
      }
    case 'opened':
      return { tone: 'calm', title: 'The payer viewed it' }
    case 'pay-began':
      return {
        tone: 'calm',
        title: happening.provider
          ? `A payment of ${money(happening.amountMinor)} was requested from ${happening.provider}`
          : `The payer started to pay ${money(happening.amountMinor)}`,
      }
    case 'declined':
      return {
        tone: 'bad',
        title: happening.times
          ? `${happening.times} payment attempts were declined, one after the other`
          : 'A payment attempt was declined',
        detail: `${declineSentence(happening.code, happening.methodType)} (${happening.code})${
          happening.since ? ` The first on ${displayDay(new Date(happening.since), LOCALE, zone)}.` : ''
        }`,
      }
    case 'payment-moved':
      return moveSentence(happening)
    case 'ended-by-hand':
      return { tone: 'calm', title: 'Money that was set aside was ended by hand', detail: happening.words }
    case 'paid':
      return paidSentence(happening, { organisationName, zone }, money(happening.amountMinor))
    case 'credit':
      if (happening.isTakenBack) {
        const amount = money(Math.abs(happening.amountMinor))
        return {
          tone: 'wait',
          title: `${amount} of credit was taken back, because the payment behind it was returned`,
        }
      }
      return happening.amountMinor > 0
        ? { tone: 'good', title: `${money(happening.amountMinor)} was paid from credit` }
        : { tone: 'calm', title: `${money(-happening.amountMinor)} was kept as the customer’s credit` }
    case 'receipt':
      return {
        tone: 'calm',
        title: `Receipt ${happening.documentNumber} for ${money(happening.amountMinor)} was issued`,
      }
    case 'refund':
      return refundSentence(happening, money(happening.amountMinor))
    case 'refund-failed':
      return {
        tone: 'bad',
        title: `The refund of ${money(happening.amountMinor)} failed`,
        detail: happening.why && refundFailureSentence(happening.why),
      }
    case 'credit-note': {
      const { amountMinor, documentNumber, reason, refundId } = happening
      const title = `Credit note ${documentNumber} of ${money(amountMinor)} was issued`
      return refundId
        ? { tone: 'calm', title: `${title} for a refund` }
        : { tone: 'calm', title, detail: reason }
    }
    case 'credit-note-cancelled':
      return {
        tone: 'wait',
        title: `${happening.documentNumber} took credit note ${happening.cancelledNumber} back`,
        detail: 'The refund failed.',
      }
    case 'disputed':
      return {
        tone: 'wait',
        title: happening.isInquiry
          ? `The payer’s bank has a question about ${money(happening.amountMinor)}`
          : `The payer’s bank disputes ${money(happening.amountMinor)}`,
        detail: `Its reason: ${disputeReason(happening.reason)}.${happening.dueAt ? ` Answer by ${displayDeadline(new Date(happening.dueAt), LOCALE, zone)}.` : ''}`,
      }
    case 'dispute-closed': {
      if (happening.isInquiry)
        return {
          tone: 'calm',
          title: `The inquiry about ${money(happening.amountMinor)} ended`,
          detail: 'No money was taken.',
        }
      const { tone, word } = DISPUTE_MARKS[happening.state]
      return { tone, title: `The dispute over ${money(happening.amountMinor)} was ${word.toLowerCase()}` }
    }
    case 'payout': {
      const { tone, word } = PAYOUT_MARKS[happening.state]
      return {
        tone,
        title: `Payout: ${word.toLowerCase()}`,
        detail: `On ${displayDate(happening.arrivesOn, LOCALE)}.`,
      }
    }
  }
}

function peppolSentence({ documentNumber, reason, stage }: Of<'peppol'>): Sentence {
  switch (stage) {
    case 'sent':
      return { tone: 'calm', title: `${documentNumber} was sent by Peppol` }
    case 'delivered':
      return { tone: 'good', title: `${documentNumber} was delivered by Peppol` }
    case 'rejected':
      return { tone: 'bad', title: `The customer rejected ${documentNumber}`, detail: reason }
    case 'failed':
      return { tone: 'bad', title: `${documentNumber} could not be delivered by Peppol`, detail: reason }
  }
}

function paidSentence(
  { isManual, method, notes, receivedAt }: Of<'paid'>,
  { organisationName, zone }: Pick<About, 'organisationName' | 'zone'>,
  amount: string,
): Sentence {
  if (isManual) {
    const on = receivedAt ? `, received ${displayDay(new Date(receivedAt), LOCALE, zone)}` : ''
    return { tone: 'good', title: `${organisationName} recorded ${amount}${on}`, detail: notes }
  }
  const means = method && meansOf({ ...method, methodType: method.type }, organisationName, ENGLISH.say)
  return { tone: 'good', title: `${amount} was paid`, detail: means && `With ${means}.` }
}

function refundSentence({ origin, reason, state }: Of<'refund'>, amount: string): Sentence {
  const isUnderWay = state === 'opening' || state === 'pending'
  const title = isUnderWay ? `${amount} is being refunded to the payer` : `${amount} was refunded`
  if (origin === 'surplus') return { tone: 'calm', title, detail: 'It was more than was owed.' }
  if (origin === 'overpayment') return { tone: 'calm', title, detail: 'It was overpaid.' }
  if (origin === 'dashboard') return { tone: 'calm', title, detail: 'From Stripe’s dashboard.' }
  return { tone: 'calm', title, detail: reason }
}
