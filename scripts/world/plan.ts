// What can be said of an organisation of the demo world: its people, customers and invoices, and what became of them.
import type { BankDetails, Role } from '@/db/schema/organisations'
import type { CustomerFields } from '@/lib/customers/customer'
import type { AllowanceItem, ChargeItem, LineItem } from '@/lib/invoices/line-items'
import type { Currency } from '@/lib/money/currency'
import type { OrganisationFields } from '@/lib/organisations/organisation'

/** What has happened to an invoice; the director makes it so through the verbs and the sandbox. */
export type Fate =
  | 'draft'
  | 'open'
  | 'partly-paid'
  | 'paid'
  | 'paid-by-transfer'
  | 'processing'
  | 'declined'
  | 'refunded'
  | 'partly-refunded'
  | 'disputed'
  | 'charged-back'
  | 'void'

export interface InvoicePlan {
  customer: string
  fate: Fate
  /** Days from today; negative is past. */
  issued: number
  due: number
  memo?: string
  lines: LineItem[]
  discount?: AllowanceItem
  charge?: ChargeItem
  /** Days from today. */
  supplied?: number
  purchaseOrderNumber?: string
  /** A deposit, and what follows it: percentages of the total, and days from today. */
  parts?: { deposit: number; instalments: { percent: number; due: number }[] }
  /** What its payer has asked. */
  question?: string
  /** Printed at the start, under this title. */
  title?: string
}

export interface PersonPlan {
  name: string
  email: string
  role: Role
}

export interface OrganisationPlan {
  name: string
  email: string
  people: PersonPlan[]
  country: string
  currency: Currency
  colour: string
  bank: BankDetails
  /** Left in the middle of onboarding: cannot take cards yet. */
  isOnboarding?: boolean
  /** What its documents say of it by law. */
  particulars?: Partial<OrganisationFields>
  customers: (Partial<CustomerFields> & { name: string; email: string; locale: string })[]
  invoices: InvoicePlan[]
}

export const person = (name: string, email: string, role: Role): PersonPlan => ({ name, email, role })

export const line = (
  description: string,
  quantity: number | string,
  unitPrice: number | string,
  taxRate?: number,
): LineItem => ({
  description,
  quantity,
  unitPrice,
  taxRate,
})
