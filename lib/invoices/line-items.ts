// What callers write into the lines, discounts and charges of an invoice, before any of it is priced.
import type { TaxCategory } from '@/db/schema/tax'

type Decimal = number | string

/** Either a part or an amount. */
export interface AllowanceItem {
  percent?: Decimal | undefined
  /** Major units; with tax where prices include it. */
  amount?: Decimal | undefined
  reason: string
}

export interface TaxItem {
  taxRate?: Decimal | null | undefined
  taxCategory?: TaxCategory | null | undefined
  taxExemptionReason?: string | null | undefined
}

export type ChargeItem = AllowanceItem & TaxItem

export interface LineItem extends TaxItem {
  description: string
  quantity: Decimal
  /** UN/ECE Rec 20; C62 when left out. */
  unit?: string | undefined
  unitPrice: Decimal
  discount?: AllowanceItem | null | undefined
  /** In place of the rate and its category. */
  taxRateId?: string | null | undefined
  articleId?: number | null | undefined
}
