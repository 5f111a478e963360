// A customer: who an organisation invoices.
import type { customers, MoreEmails } from '@/db/schema/invoices'
import type { ElectronicAddress, PostalAddress, ReminderRule } from '@/db/schema/organisations'
import type { OwnReferenceFilters } from '@/lib/http/fields/own-references'
import type { SortedRequest, TimeFilters } from '@/lib/http/fields/sorting'

export type Customer = typeof customers.$inferSelect

/** Money of theirs that was kept, by currency. */
export interface Credit {
  currency: string
  amountMinor: number
}

export type CustomerWithCredit = Customer & { credit: Credit[] }

export interface CustomerFields {
  name: string
  email: string | null
  moreEmails?: MoreEmails | null | undefined
  address: PostalAddress | null
  /** BCP 47, in its canonical form. */
  locale: string | null
  legalName?: string | null | undefined
  vatNumber?: string | null | undefined
  companyRegistrationNumber?: string | null | undefined
  electronicAddress?: ElectronicAddress | null | undefined
  buyerReference?: string | null | undefined
  /** A name of IANA's. */
  timeZone?: string | null | undefined
  paymentTermsDays?: number | null | undefined
  /** In place of the organisation's; null for those. */
  reminders?: ReminderRule[] | null | undefined
  externalReference?: string | null | undefined
  metadata?: Record<string, string> | undefined
}

export interface CustomerSearch extends SortedRequest, OwnReferenceFilters, TimeFilters {
  email?: string
  /** Part of the name or of the email address. */
  q?: string
}
