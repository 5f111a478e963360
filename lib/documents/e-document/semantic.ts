// The semantic model of EN 16931-1, as much of it as our documents say. BT and BG are the norm's numbers.
import type { TaxCategory } from '@/db/schema/tax'
import type { Currency } from '@/lib/money/currency'

/** BG-5, BG-8, BG-15. */
export interface Address {
  line1: string | null
  line2: string | null
  city: string | null
  postalCode: string | null
  region: string | null
  /** ISO 3166: GR for Greece, whatever its VAT numbers begin with. */
  country: string | null
}

export interface Identifier {
  id: string
  scheme: string | null
}

/** BG-4 and BG-7. */
export interface Party {
  /** BT-27, BT-44. */
  name: string
  /** BT-28, BT-45. */
  tradingName: string | null
  /** BT-29. */
  id: string | null
  /** BT-30, BT-47. */
  registration: Identifier | null
  /** BT-31, BT-48. */
  vatNumber: string | null
  /** BT-32. */
  taxNumber: string | null
  /** BT-34, BT-49. */
  electronicAddress: Identifier | null
  address: Address
  /** BG-6, BG-9. */
  contact: { name: string | null; phone: string | null; email: string | null }
}

/** BT-151 and its like; O has no rate. */
export interface Vat {
  category: TaxCategory
  ratePpm: number
}

/** BG-20, BG-21, BG-27, BG-28: an allowance is taken off, a charge is put on. */
export interface Modifier {
  amountMinor: number
  reason: string
  /** Both or none (PEPPOL-EN16931-R041, R042), and the amount is this part of the base. */
  percentPpm: number | null
  baseMinor: number | null
}

export interface DocumentModifier extends Modifier {
  vat: Vat
}

/** BG-25. */
export interface Line {
  /** BT-126. */
  id: string
  /** BT-153. */
  name: string
  /** BT-154. */
  description: string | null
  /** BT-129, decimal text. */
  quantity: string
  /** BT-130. */
  unit: string
  /** BT-146, decimal text: without tax. */
  price: string
  allowance: Modifier | null
  charge: Modifier | null
  vat: Vat
  /** BT-131. */
  netMinor: number
}

/** BG-23. */
export interface Breakdown {
  vat: Vat
  baseMinor: number
  taxMinor: number
  reason: string | null
  /** BT-121. */
  reasonCode: string | null
}

/** BG-16. */
export interface Payment {
  /** BT-81, UNCL 4461; null where no instructions are given. */
  meansCode: string | null
  /** BT-83. */
  reference: string
  /** BG-17. */
  account: { id: string; isIban: boolean; holder: string | null; bic: string | null } | null
}

/** BG-22. */
export interface Totals {
  linesMinor: number
  allowancesMinor: number
  chargesMinor: number
  withoutTaxMinor: number
  taxMinor: number
  withTaxMinor: number
  paidMinor: number
  payableMinor: number
}

export interface SemanticInvoice {
  /** BT-1. */
  number: string
  /** BT-2. */
  issueDate: string
  /** BT-3, UNTDID 1001: invoice or credit note. */
  typeCode: '380' | '381'
  /** BT-5. */
  currency: Currency
  /** BT-9. */
  dueDate: string | null
  /** BT-10. */
  buyerReference: string | null
  /** BT-13. */
  purchaseOrder: string | null
  /** BT-20. */
  terms: string | null
  /** BT-22. */
  note: string | null
  /** BG-3. */
  corrects: { number: string; issueDate: string } | null
  seller: Party
  buyer: Party
  /** BG-13. */
  delivery: { date: string | null; address: Address | null }
  /** BG-14. */
  period: { from: string; to: string } | null
  payment: Payment
  allowances: DocumentModifier[]
  charges: DocumentModifier[]
  totals: Totals
  breakdown: Breakdown[]
  lines: Line[]
}
