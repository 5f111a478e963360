// What is taxed alike: the VAT breakdown (BG-23), and the parts of the document's discount and charge (BG-20, BG-21).
import type { TaxCategory, TaxGroup } from '@/db/schema/tax'
import type { DocumentSnapshot } from '../snapshot'
import { isEuropean } from './countries'
import { withoutTax } from './exact'
import { modifierOf } from './lines'
import type { Breakdown, DocumentModifier, Line, Vat } from './semantic'

const isOf = (group: TaxGroup) => (vat: Vat) =>
  vat.category === group.category && vat.ratePpm === group.ratePpm

/** Why no tax is charged, in the code list of the European Union: only what its own law knows. */
const REASON_CODES: Partial<Record<TaxCategory, string>> = {
  AE: 'VATEX-EU-AE',
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
}

/** A group in which nothing is, such as that of a charge which comes to nothing, is none (BR-S-01). */
const isUsed = (group: TaxGroup, used: { vat: Vat }[]): boolean =>
  group.baseMinor !== 0 || group.taxMinor !== 0 || used.some(({ vat }) => isOf(group)(vat))

/** `used`: the lines, and the parts of discount and charge. */
export function breakdownOf(snapshot: DocumentSnapshot, used: { vat: Vat }[]): Breakdown[] {
  const groups = snapshot.taxGroups.filter((group) => isUsed(group, used))
  return groups.map(({ baseMinor, category, ratePpm, reason, taxMinor }) => ({
    vat: { category, ratePpm },
    baseMinor,
    taxMinor,
    // A standard rate and a zero rate must not have one (BR-S-10, BR-Z-10).
    reason: category === 'S' || category === 'Z' ? null : reason,
    reasonCode: isEuropean(snapshot.seller) ? (REASON_CODES[category] ?? null) : null,
  }))
}

interface Parts {
  vat: Vat
  ofMinor: number
  discountMinor: number
  chargeMinor: number
}

/**
 * Lines − discount + charge = base within each group. Where prices are with tax the discount was taken of what is with tax,
 * and what it is without follows from the rest.
 */
function partsOf(group: TaxGroup, lines: Line[], snapshot: DocumentSnapshot): Parts {
  const ofMinor = lines.filter(({ vat }) => isOf(group)(vat)).reduce((sum, { netMinor }) => sum + netMinor, 0)
  const { baseMinor, category, chargeMinor, discountMinor, ratePpm } = group
  const vat = { category, ratePpm }
  if (ofMinor - discountMinor + chargeMinor === baseMinor) return { vat, ofMinor, discountMinor, chargeMinor }
  if (!snapshot.pricesIncludeTax) return { vat, ofMinor, discountMinor, chargeMinor }
  if (discountMinor === 0) return { vat, ofMinor, discountMinor, chargeMinor: baseMinor - ofMinor }
  const charge = withoutTax(chargeMinor, ratePpm)
  return { vat, ofMinor, discountMinor: ofMinor + charge - baseMinor, chargeMinor: charge }
}

export interface DocumentParts {
  allowances: DocumentModifier[]
  charges: DocumentModifier[]
}

/** What is taken off what is below 0 is put on, and the other way round: no amount of either is below 0. */
export function documentPartsOf(snapshot: DocumentSnapshot, lines: Line[]): DocumentParts {
  const parts = snapshot.taxGroups.map((group) => partsOf(group, lines, snapshot))
  const discount = snapshot.discount ?? { percent: null, reason: '' }
  const charge = { percent: null, reason: snapshot.charge?.reason ?? '' }
  const all = parts.flatMap(({ chargeMinor, discountMinor, ofMinor, vat }) => [
    { vat, takenMinor: discountMinor, written: discount, ofMinor },
    { vat, takenMinor: -chargeMinor, written: charge, ofMinor },
  ])
  return {
    allowances: all
      .filter(({ takenMinor }) => takenMinor > 0)
      .map(({ ofMinor, takenMinor, vat, written }) => ({ ...modifierOf(written, takenMinor, ofMinor), vat })),
    charges: all
      .filter(({ takenMinor }) => takenMinor < 0)
      .map(({ takenMinor, vat, written }) => ({
        ...modifierOf({ ...written, percent: null }, -takenMinor, 0),
        vat,
      })),
  }
}
