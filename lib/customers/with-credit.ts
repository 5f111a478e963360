// Customers together with their credit.
import type { House } from '@/lib/house'
import type { Page } from '@/lib/http/fields/paging'
import { selectCredits } from './credit-store'
import type { Customer, CustomerWithCredit } from './customer'

export async function withCredit({ db }: House, customer: Customer): Promise<CustomerWithCredit> {
  const { id, organisationId } = customer
  return { ...customer, credit: (await selectCredits(db, organisationId, [id])).get(id) ?? [] }
}

export async function withCredits(
  { db }: House,
  organisationId: string,
  page: Page<Customer>,
): Promise<Page<CustomerWithCredit>> {
  const ids = page.rows.map(({ id }) => id)
  const credits = await selectCredits(db, organisationId, ids)
  return { ...page, rows: page.rows.map((row) => ({ ...row, credit: credits.get(row.id) ?? [] })) }
}
