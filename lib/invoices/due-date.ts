// When an invoice is due of which nobody says it: by the customer's terms, else by those of the organisation.

import { selectTermsDays } from '@/lib/customers/store'
import type { House } from '@/lib/house'
import { todayOf } from '@/lib/organisations/find'
import { plusDays } from '@/lib/time-zone'

interface Dated {
  organisationId: string
  customerId: string
  issueDate?: string | undefined
  dueDate?: string | null | undefined
}

/** `null` stays: somebody has said that it is never due. */
export async function dueByTerms<Order extends Dated>(house: House, order: Order): Promise<Order> {
  if (order.dueDate !== undefined) return order
  const days = await selectTermsDays(house.db, order.organisationId, order.customerId)
  if (days === null) return order
  const issueDate = order.issueDate ?? (await todayOf(house, order.organisationId))
  return { ...order, issueDate, dueDate: plusDays(issueDate, days) }
}
