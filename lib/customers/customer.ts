// Who is invoiced: the customers of an organisation.
import type { customers } from '@/db/schema/invoices'
import type { PostalAddress } from '@/db/schema/organisations'
import type { PageRequest } from '@/lib/http/paging'

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
  address: PostalAddress | null
  /** BCP 47, in its canonical form. */
  locale: string | null
}

export interface CustomerSearch extends PageRequest {
  /** Part of the name or of the mail address. */
  q?: string
}
