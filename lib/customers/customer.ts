// Who is invoiced: the customers of an organisation.
import type { customers } from '@/db/schema/invoices'
import type { PostalAddress } from '@/db/schema/organisations'

export type Customer = typeof customers.$inferSelect

export interface CustomerFields {
  name: string
  email: string | null
  address: PostalAddress | null
  /** BCP 47, in its canonical form. */
  locale: string | null
}
