// How to pay, and until when, as EN 16931 says it: payment instructions (BG-16) and terms (BT-20).
import { asksForMoney } from '@/lib/paper/asks-for-money'
import { daysBetween } from '@/lib/time-zone'
import { partDue, partNames } from '@/lib/words/part-words'
import { lateFeeSentence, priceSentences, skontoLine } from '@/lib/words/price-words'
import { type Reader, readerFor } from '@/lib/words/reader'
import type { DocumentSnapshot } from '../snapshot'
import { addressOf } from './countries'
import type { RuleBook } from './formats'
import type { Payment } from './semantic'

/** What is not frozen with the document: where it is paid, and what had been paid when it was written. */
export interface Circumstances {
  paymentUrl: string | null
  paidMinor: number
}

/** UNCL 4461. */
const MEANS = { undefined: '1', creditTransfer: '30', bankPayment: '42', sepaTransfer: '58', online: '68' }

const compact = (text: string | undefined) => text?.replaceAll(/\s/g, '').toUpperCase() || null

function accountOf({ seller }: DocumentSnapshot): Payment['account'] {
  const bank = seller.bankDetails
  const iban = compact(bank?.iban)
  const id = iban ?? bank?.accountNumber?.trim()
  if (!bank || !id) return null
  return {
    id,
    isIban: iban !== null,
    holder: bank.accountHolder?.trim() || null,
    bic: compact(bank.bic),
  }
}

const areBothIn = ({ buyer, seller }: DocumentSnapshot, country: string) =>
  [buyer, seller].every((party) => addressOf(party).country === country)

/** Between two Danes 30 and 68 are not allowed (DK-R-005). */
const isDanish = (snapshot: DocumentSnapshot) => areBothIn(snapshot, 'DK')

function meansCodeOf(snapshot: DocumentSnapshot, account: Payment['account'], isOnline: boolean): string {
  if (account?.isIban && (snapshot.currency === 'EUR' || isDanish(snapshot))) return MEANS.sepaTransfer
  if (isDanish(snapshot)) return MEANS.undefined
  if (account) return MEANS.creditTransfer
  return isOnline ? MEANS.online : MEANS.undefined
}

/** Nobody pays a credit note, or what takes one back, into the account of who wrote it. */
export function paymentOf(
  snapshot: DocumentSnapshot,
  rules: RuleBook,
  { paymentUrl }: Circumstances,
): Payment {
  const asks = asksForMoney(snapshot)
  // Between two Dutch an undefined means is not allowed (NL-R-008), and none is (NL-R-007); Germany wants one (BR-DE-1).
  if (!asks && rules === 'peppol' && areBothIn(snapshot, 'NL'))
    return { meansCode: null, reference: snapshot.documentNumber, account: null }
  const account = asks ? accountOf(snapshot) : null
  const meansCode = meansCodeOf(snapshot, account, asks && paymentUrl !== null)
  return {
    meansCode,
    reference: snapshot.documentNumber,
    account: meansCode === MEANS.undefined ? null : account,
  }
}

/** A line that begins with # is read as a cash discount in Germany (BR-DE-18). */
const plain = (text: string) => text.replaceAll(/^\s*#/gm, '· #')

/**
 * What is paid of it. Nothing of a credit note, and all of what takes one back: the money that was to be returned stayed with the
 * seller, and nobody's program may pay it again.
 */
export function paidOf(snapshot: DocumentSnapshot, { paidMinor }: Circumstances): number {
  if (snapshot.kind === 'credit-note') return 0
  return asksForMoney(snapshot) ? paidMinor : snapshot.totalMinor
}

/** Until when; of an invoice that is paid in parts, what of it until when. A receipt repeats the invoice, and not how it was to be paid. */
function whenOf({ currency, dueDate, parts, receipt }: DocumentSnapshot, reader: Reader): string[] {
  if (!parts || receipt)
    return [dueDate ? reader.say('paper.payBy', { day: reader.day(dueDate) }) : reader.say('paper.payNow')]
  const names = partNames(parts, reader)
  return parts.map(
    (part, at) => `${names[at]}: ${reader.money(part.amountMinor, currency)}, ${partDue(part, reader)}`,
  )
}

/** What paying costs, as it was agreed: Germany's programs read a discount in a line of its own, before which nothing stands. */
function costsOf(snapshot: DocumentSnapshot, rules: RuleBook, reader: Reader) {
  const { issueDate, price, receipt } = snapshot
  if (receipt) return { skonto: null, costs: [] }
  const early = price?.early
  const skonto =
    early && rules === 'xrechnung' ? skontoLine(early.percentPpm, daysBetween(issueDate, early.until)) : null
  return { skonto, costs: [...priceSentences(snapshot, reader), lateFeeSentence(snapshot, reader)] }
}

/** Behind a line that programs read, none of the others may look like one (BR-DE-18). */
const unmarked = (text: string) => text.replaceAll('#', '＃')

/** In the language of who reads the paper. Money that is owed needs a day or a word about it (BR-CO-25). */
export function termsOf(
  snapshot: DocumentSnapshot,
  rules: RuleBook,
  { paymentUrl }: Circumstances,
  payableMinor: number,
): string | null {
  const reader = readerFor(snapshot.locale)
  if (!asksForMoney(snapshot)) return reader.say('paper.nothingToPay')
  if (payableMinor === 0) return null
  const { costs, skonto } = costsOf(snapshot, rules, reader)
  const said = [
    ...whenOf(snapshot, reader),
    ...costs,
    paymentUrl && reader.say('paper.payOnline', { url: paymentUrl }),
    snapshot.latePaymentFee,
  ]
  const terms = plain(said.filter(Boolean).join('\n'))
  return skonto ? `${skonto}\n${unmarked(terms)}` : terms
}
