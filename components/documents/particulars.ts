// What a lawful document says of the two, of what was supplied, and of why no tax is charged: from what was frozen.

import type { PayerLine } from '@/lib/documents/contents'
import type { DocumentSnapshot, SnapshotAllowance } from '@/lib/documents/snapshot'
import { parsePercent } from '@/lib/money/decimal'
import { displayPercent } from '@/lib/money/display'
import { addressLinesOf } from '@/lib/paper/address-lines'
import { asksForMoney } from '@/lib/paper/asks-for-money'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { lateFeeSentence, priceSentences } from '@/lib/words/price-words'
import type { Ink } from './ink'

type Money = (minor: number) => string
type Fact = [name: string, text: string]

/** Those that are known. */
const some = (facts: [string, string | null | undefined][]): Fact[] =>
  facts.flatMap(([name, text]) => (text ? [[name, text] satisfies Fact] : []))

/** Beneath the seller's name: as registered, where, how to reach it, and by which numbers offices know it. */
export function sellerLines({ reader }: Ink, { seller }: DocumentSnapshot): string[] {
  const { say } = reader
  return [
    ...(seller.legalName && seller.legalName !== seller.name ? [seller.legalName] : []),
    ...addressLinesOf(seller.address ?? {}, seller.country ?? undefined, { withCountry: reader.locale }),
    ...[seller.contactName, seller.contactEmail ?? seller.email, seller.phone, seller.website].filter(
      (line) => line !== null,
    ),
    ...some([
      [say('paper.vatNumber'), seller.vatNumber],
      [say('paper.taxNumber'), seller.taxNumber],
      [say('paper.registrationNumber'), seller.companyRegistrationNumber],
    ]).map(([name, text]) => `${name} ${text}`),
  ]
}

/** Beneath the customer's name and address. */
export function buyerLines({ reader }: Ink, { buyer }: DocumentSnapshot): string[] {
  const { say } = reader
  return some([
    [say('paper.vatNumber'), buyer.vatNumber],
    [say('paper.registrationNumber'), buyer.companyRegistrationNumber],
  ]).map(([name, text]) => `${name} ${text}`)
}

/** Beside the dates of issue and payment. */
export function supplyFacts({ reader }: Ink, view: InvoiceDocument): Fact[] {
  const { day, say } = reader
  const { buyerReference, purchaseOrderNumber, servicePeriod: period, supplyDate } = view
  return some([
    [say('paper.supplied'), supplyDate && day(supplyDate)],
    [
      say('paper.servicePeriod'),
      period && say('paper.statementSpan', { from: day(period.from), to: day(period.to) }),
    ],
    [say('paper.orderNumber'), purchaseOrderNumber],
    [say('paper.buyerReference'), buyerReference],
  ])
}

/** What the payer said after the invoice was issued, on the papers that came later. */
export const payersFacts = ({ reader }: Ink, { snapshot }: InvoiceDocument): Fact[] =>
  some([[reader.say('said.number.given'), snapshot?.payerPurchaseOrderNumber]])

/** "Discount 10%: for early orders" */
function nameOf({ reader }: Ink, word: string, { percent, reason }: SnapshotAllowance): string {
  const part = percent === null ? word : `${word} ${displayPercent(parsePercent(percent), reader.locale)}`
  return reason ? `${part}: ${reason}` : part
}

/** Beneath a line's description: what was taken off, and how much. */
export function discountOf(ink: Ink, line: PayerLine, money: Money): string | null {
  if (!line.discount) return null
  const { say } = ink.reader
  return `${nameOf(ink, say('paper.discount'), line.discount)} (${money(-line.discount.amountMinor)})`
}

/** From the sum of the lines to what is taxed. */
export function allowanceSums(ink: Ink, { charge, discount, linesMinor }: InvoiceDocument, money: Money) {
  if (!discount && !charge) return []
  const { say } = ink.reader
  return [
    { name: say('paper.items'), text: money(linesMinor) },
    ...(discount
      ? [{ name: nameOf(ink, say('paper.discount'), discount), text: money(-discount.amountMinor) }]
      : []),
    ...(charge
      ? [{ name: nameOf(ink, say('paper.surcharge'), charge), text: money(charge.amountMinor) }]
      : []),
  ]
}

const NOTHING_MORE = { corrects: null, footer: null, latePaymentFee: null, receipt: undefined }

/** Beneath the sums: why no tax is charged, and what else the law or the seller wants said. */
export function notesOf({ reader }: Ink, { pricesIncludeTax, snapshot, taxes }: InvoiceDocument): string[] {
  const { corrects, footer, latePaymentFee, receipt } = snapshot ?? NOTHING_MORE
  const { say } = reader
  const isOwed = !corrects && receipt?.outstandingMinor !== 0
  const reasons = new Set(taxes.flatMap(({ reason }) => (reason ? [reason] : [])))
  return [
    ...(corrects ? [`${say('paper.reason')}: ${corrects.reason}`, say('paper.nothingToPay')] : []),
    ...(pricesIncludeTax ? [say('paper.pricesIncludeTax')] : []),
    ...reasons,
    ...termsIn(reader, snapshot),
    ...(latePaymentFee && isOwed ? [`${say('paper.latePayment')}: ${latePaymentFee}`] : []),
    ...(footer ? [footer] : []),
  ]
}

/** What paying it early, by certain means, or late costs: of an invoice, and not of what was paid of it. */
function termsIn(reader: Ink['reader'], snapshot: InvoiceDocument['snapshot']): string[] {
  if (!snapshot || snapshot.receipt || !asksForMoney(snapshot)) return []
  const late = lateFeeSentence(snapshot, reader)
  return [...priceSentences(snapshot, reader), ...(late ? [late] : [])]
}
