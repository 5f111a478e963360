// How something is taxed where nobody says it, and why no tax is charged: only where both countries leave no doubt.
import type { TaxCategory } from '@/db/schema/tax'
import { EU } from '@/lib/particulars/vat-number'
import { readerFor } from '@/lib/words/reader'

/** What decides about tax: who sells to whom. */
export interface TaxSituation {
  /** ISO 3166. */
  sellerCountry: string
  /** False for a small business that charges no VAT; null while nobody has said. */
  vatRegistered: boolean | null
  /** Null where it is not known. */
  buyerCountry: string | null
  buyerHasVatNumber: boolean
  /** BCP 47: what the buyer reads. */
  locale: string
}

const isAbroad = ({ buyerCountry, sellerCountry }: TaxSituation): boolean =>
  buyerCountry !== null && buyerCountry !== sellerCountry

const inUnion = (country: string | null): boolean => country !== null && EU.has(country)

/**
 * A rate is S. Of nothing, a small business is exempt (E); a business elsewhere in the EU pays the tax itself (AE); what leaves
 * the EU is exported (G); everything else is zero-rated (Z). Goods within the EU (K) and what is no sale at all (O) are only
 * ever said by the seller.
 */
export function categoryFor(ratePpm: number, situation: TaxSituation): TaxCategory {
  if (ratePpm > 0) return 'S'
  if (situation.vatRegistered === false) return 'E'
  if (!isAbroad(situation) || !inUnion(situation.sellerCountry)) return 'Z'
  if (!inUnion(situation.buyerCountry)) return 'G'
  return situation.buyerHasVatNumber ? 'AE' : 'Z'
}

/**
 * Where small businesses that charge no VAT are named in the law, as their invoices must or usually do. Proposals, which the
 * owner confirms by sending.
 */
const SMALL_BUSINESS_LAWS: Partial<Record<string, string>> = {
  AT: '§ 6 Abs. 1 Z 27 UStG',
  BE: 'art. 56bis CTVA / WBTW',
  DE: '§ 19 UStG',
  FR: 'art. 293 B du CGI',
  IT: 'art. 1, commi 54-89, L. 190/2014',
  LU: 'art. 57 LTVA',
  NL: 'art. 25 Wet OB 1968',
  PL: 'art. 113 ustawy o VAT',
  PT: 'art. 53.º do CIVA',
}

/** In the buyer's language; undefined where the countries do not say it. */
export function proposedReason(category: TaxCategory, situation: TaxSituation): string | undefined {
  const { say } = readerFor(situation.locale)
  const leavesUnion = isAbroad(situation) && !inUnion(situation.buyerCountry)
  if (category === 'AE') return say('paper.reason.reverseCharge')
  if (category === 'E' && situation.vatRegistered === false) {
    const law = SMALL_BUSINESS_LAWS[situation.sellerCountry]
    return `${say('paper.reason.smallBusiness')}${law ? ` (${law})` : ''}`
  }
  if (category === 'K' && isAbroad(situation) && !leavesUnion) return say('paper.reason.intraCommunity')
  if (category === 'G' && leavesUnion) return say('paper.reason.export')
  if (category === 'O' && leavesUnion) return say('paper.reason.outsideScope')
  return undefined
}

/** Without a reason there is nothing to say of them, and nothing may be said (BR-S-10, BR-Z-10 of EN 16931). */
export const needsReason = (category: TaxCategory): boolean => category !== 'S' && category !== 'Z'

export interface Taxed {
  taxCategory: TaxCategory
  taxRatePpm: number
  reason: string | null | undefined
}

/** What does not fit together: the field's own name, the rule, and what to do. */
export interface TaxFault {
  field: 'taxCategory' | 'reason'
  code: string
  detail: string
}

export function taxFaultOf({ reason, taxCategory, taxRatePpm }: Taxed): TaxFault | undefined {
  const ofCategory = (code: string, detail: string): TaxFault => ({ field: 'taxCategory', code, detail })
  if (taxCategory === 'S' && taxRatePpm === 0) return ofCategory('needs-a-rate', 'S needs a rate above 0.')
  if (taxCategory !== 'S' && taxRatePpm > 0)
    return ofCategory('bears-no-tax', `${taxCategory} bears no tax: its rate must be 0.`)
  if (reason && !needsReason(taxCategory)) {
    const detail = `${taxCategory} must not have a reason why no tax is charged.`
    return { field: 'reason', code: 'not-allowed', detail }
  }
  return undefined
}
