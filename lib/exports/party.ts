// Whom a document was written to: as it was frozen, else as it would be drawn up now.
import type { BilledTo } from '@/db/schema/invoices'
import type { Customer } from '@/lib/customers/customer'
import { buyerOf } from '@/lib/documents/parties'
import type { SnapshotParty } from '@/lib/documents/snapshot'

interface Addressed {
  frozen: SnapshotParty | null
  customer: Customer
  billedTo: BilledTo | null
}

export const partyOf = ({ billedTo, customer, frozen }: Addressed): SnapshotParty =>
  frozen ?? buyerOf(customer, billedTo)
