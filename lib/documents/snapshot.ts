// What an issued document says, frozen when it was issued: page, PDF, mail and e-document are drawn from this and nothing else.
import type { BankDetails, ElectronicAddress, LateFeeRule, PostalAddress } from '@/db/schema/organisations'
import type { TaxCategory, TaxGroup } from '@/db/schema/tax'
import type { Currency } from '@/lib/money/currency'
import type { PageSize } from '@/lib/paper/page-size'

export interface SnapshotParty {
  /** As everybody calls it. */
  name: string
  /** As registered; null where it is the name. */
  legalName: string | null
  address: PostalAddress | null
  /** ISO 3166, two letters; null for a customer of whom it is not known. */
  country: string | null
  email: string | null
  /** With its prefix: "DE123456789", "EL123456783". */
  vatNumber: string | null
  companyRegistrationNumber: string | null
  electronicAddress: ElectronicAddress | null
}

export interface SnapshotSeller extends SnapshotParty {
  tradingName: string | null
  contactName: string | null
  contactEmail: string | null
  phone: string | null
  website: string | null
  taxNumber: string | null
  /** False for a small business that charges no VAT; null where nobody has said. */
  vatRegistered: boolean | null
  sellerId: string | null
  bankDetails: BankDetails | null
}

/**
 * What was taken off or put on; `percent` as decimal text where it was written as one. The amount is as the prices are written:
 * with tax where they include it. What it comes to before tax, the groups say.
 */
export interface SnapshotAllowance {
  percent: string | null
  amountMinor: number
  reason: string
}

export interface SnapshotCharge extends SnapshotAllowance {
  taxCategory: TaxCategory
  taxRatePpm: number
  taxExemptionReason: string | null
}

export interface SnapshotLine {
  id: string
  description: string
  /** Decimal text, up to 6 decimals, below 0 for a deduction. */
  quantity: string
  /** UN/ECE Rec 20. */
  unit: string
  /** Decimal text in major units, up to 6 decimals; with or without tax as the document says. */
  unitPrice: string
  discount: SnapshotAllowance | null
  taxCategory: TaxCategory
  taxRatePpm: number
  taxRateName: string | null
  taxExemptionReason: string | null
  /** Before tax, after the line's own discount. */
  netMinor: number
  taxMinor: number
}

/** What a receipt says besides what its payment was for: of the payment, and of the debt right after it. */
export interface SnapshotReceipt {
  documentNumber: string
  /** The day on which it was issued, where the seller is; likewise the day of the payment. */
  issueDate: string
  paidOn: string
  timeZone: string
  amountMinor: number
  /** `card`, `sepa_debit`, … or `manual` for what the seller recorded. */
  methodType: string
  brand: string | null
  last4: string | null
  wallet: string | null
  /** "P-3K7Q9-MD2X4" */
  reference: string
  /** Who took it, as people call them; null where nobody did. */
  provider: string | null
  /** `order`: of a checkout, whose reference stands as the number of the document. */
  of: 'invoice' | 'order'
  /** In total with this payment, without what had gone back by then; of it, what credit of the customer's had paid. */
  paidMinor: number
  fromCreditMinor: number
  creditedMinor: number
  outstandingMinor: number
  /** For this payment alone, where there is any: what is in its amount for its means, and what was taken off beside it. */
  surchargeMinor?: number
  discountMinor?: number
}

/** What is to be paid when, as it was agreed when the invoice was issued. */
export interface SnapshotPart {
  kind: 'deposit' | 'instalment' | 'rest'
  /** Null where it is never due; of a deposit on a draft, because that is due at once. */
  dueOn: string | null
  amountMinor: number
}

/** What paying early, or by certain means, takes off or adds, of all that the document asks for. */
export interface SnapshotPrice {
  early: { percentPpm: number; until: string; savedMinor: number } | null
  byMeans: { type: string; discountMinor: number; surchargeMinor: number }[]
}

export interface DocumentSnapshot {
  /** Counted up whenever a reader must tell an older shape apart. */
  version: 1
  kind: 'invoice' | 'credit-note'
  documentNumber: string
  /** `YYYY-MM-DD`, where the seller is. */
  issueDate: string
  dueDate: string | null
  currency: Currency
  /** BCP 47: what its reader reads. */
  locale: string
  pageSize: PageSize
  seller: SnapshotSeller
  buyer: SnapshotParty
  /** `logoUrl`: a picture of another server, which the page and mails show; `logoSha256`: one that was uploaded. */
  brand: { primaryColour: string | null; logoUrl: string | null; logoSha256: string | null }
  purchaseOrderNumber: string | null
  /** The payer's own word by then, on what was issued afterwards; none is on the invoice itself. */
  payerPurchaseOrderNumber?: string
  buyerReference: string | null
  supplyDate: string | null
  servicePeriod: { from: string; to: string } | null
  memo: string | null
  footer: string | null
  latePaymentFee: string | null
  /** Of an invoice with a payment plan alone. */
  parts?: SnapshotPart[]
  /** Of an invoice that costs something else early, or by certain means. */
  price?: SnapshotPrice
  /** Of an invoice of whose buyer it may be charged. */
  lateFee?: LateFeeRule
  pricesIncludeTax: boolean
  lines: SnapshotLine[]
  discount: SnapshotAllowance | null
  charge: SnapshotCharge | null
  /** By category and rate; printed rate × printed base = printed tax, unless `isReckonedByLine`. */
  taxGroups: TaxGroup[]
  /** Issued before tax was taken of each rate's sum: its amounts stay as they were. */
  isReckonedByLine: boolean
  subTotalMinor: number
  taxMinor: number
  totalMinor: number
  /** The link under which it was issued: its address is derived again from the secret key, and stored nowhere. Null for credit notes. */
  linkId: string | null
  /** Of a credit note: what it corrects, and why. */
  corrects: { documentNumber: string; issueDate: string; reason: string } | null
  /** Of a receipt alone: all else is what the invoice says that was paid. */
  receipt?: SnapshotReceipt
}
