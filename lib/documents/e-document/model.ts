// The semantic invoice (EN 16931-1) that an issued document is, by the rules of one rule book.
import { readerFor } from '@/lib/words/reader'
import type { DocumentSnapshot } from '../snapshot'
import type { RuleBook } from './formats'
import { breakdownOf, documentPartsOf } from './groups'
import { linesOf } from './lines'
import { buyerOf, sellerOf } from './parties'
import { type Circumstances, paidOf, paymentOf, termsOf } from './payment'
import type { Party, SemanticInvoice, Totals } from './semantic'

const sumOf = (amounts: number[]): number => amounts.reduce((sum, amount) => sum + amount, 0)

function totalsOf(
  model: Pick<SemanticInvoice, 'lines' | 'allowances' | 'charges' | 'breakdown'>,
  paid: number,
): Totals {
  const linesMinor = sumOf(model.lines.map(({ netMinor }) => netMinor))
  const allowancesMinor = sumOf(model.allowances.map(({ amountMinor }) => amountMinor))
  const chargesMinor = sumOf(model.charges.map(({ amountMinor }) => amountMinor))
  const withoutTaxMinor = linesMinor - allowancesMinor + chargesMinor
  const taxMinor = sumOf(model.breakdown.map((group) => group.taxMinor))
  const withTaxMinor = withoutTaxMinor + taxMinor
  // What was paid beyond it is owed back, and is no matter of this paper.
  const paidMinor = Math.min(paid, withTaxMinor)
  return {
    linesMinor,
    allowancesMinor,
    chargesMinor,
    withoutTaxMinor,
    taxMinor,
    withTaxMinor,
    paidMinor,
    payableMinor: withTaxMinor - paidMinor,
  }
}

/** Within the Union goods go to where the buyer is, and the paper must say where (BR-IC-12). */
function deliveryOf({ supplyDate, taxGroups }: DocumentSnapshot, buyer: Party): SemanticInvoice['delivery'] {
  const isIntraCommunity = taxGroups.some(({ category }) => category === 'K')
  return { date: supplyDate, address: isIntraCommunity ? buyer.address : null }
}

/**
 * A receipt's: what credit notes took off counts as settled, and is no money that was paid; a surcharge is money that was, and
 * settles nothing.
 */
function besidesOf({ currency, locale, receipt }: DocumentSnapshot): string | null {
  if (!receipt) return null
  const { creditedMinor, surchargeMinor = 0 } = receipt
  const { money, say } = readerFor(locale)
  const said = [
    ...(creditedMinor > 0 ? [`${say('paper.credited')}: ${money(creditedMinor, currency)}`] : []),
    ...(surchargeMinor > 0 ? [`${say('paper.surcharge')}: ${money(surchargeMinor, currency)}`] : []),
  ]
  return said.join('\n') || null
}

function noteOf(snapshot: DocumentSnapshot): string | null {
  const { corrects, footer, memo } = snapshot
  return [corrects?.reason, besidesOf(snapshot), memo, footer].filter(Boolean).join('\n\n') || null
}

export function modelOf(
  snapshot: DocumentSnapshot,
  rules: RuleBook,
  circumstances: Circumstances,
): SemanticInvoice {
  const lines = linesOf(snapshot)
  const modifiers = documentPartsOf(snapshot, lines)
  const used = [...lines, ...modifiers.allowances, ...modifiers.charges]
  const parts = { lines, ...modifiers, breakdown: breakdownOf(snapshot, used) }
  const totals = totalsOf(parts, paidOf(snapshot, circumstances))
  const buyer = buyerOf(snapshot, rules)
  const { corrects } = snapshot
  return {
    number: snapshot.documentNumber,
    issueDate: snapshot.issueDate,
    typeCode: snapshot.kind === 'invoice' ? '380' : '381',
    currency: snapshot.currency,
    dueDate: snapshot.dueDate,
    buyerReference: snapshot.buyerReference,
    purchaseOrder: snapshot.purchaseOrderNumber,
    terms: termsOf(snapshot, rules, circumstances, totals.payableMinor),
    note: noteOf(snapshot),
    corrects: corrects && { number: corrects.documentNumber, issueDate: corrects.issueDate },
    seller: sellerOf(snapshot, rules),
    buyer,
    delivery: deliveryOf(snapshot, buyer),
    period: snapshot.servicePeriod,
    payment: paymentOf(snapshot, rules, circumstances),
    ...parts,
    totals,
  }
}
