// The payment plans of invoices, as answers show them: with the day that it is where the organisation is.
import type { House } from '@/lib/house'
import { todayOf } from '@/lib/organisations/find'
import { presentPlan } from '@/lib/plans/platform-api'
import { type InvoicePlan, selectPlans } from '@/lib/plans/store'
import type { Day } from '@/lib/time-zone'
import type { Invoice } from './invoice'

export interface Planned {
  plan: InvoicePlan
  today: Day
}

/** Of those that have a plan. All are of one organisation. */
export async function plannedOf(house: House, invoices: readonly Invoice[]): Promise<Map<string, Planned>> {
  const plans = await selectPlans(
    house.db,
    invoices.map(({ id }) => id),
  )
  const [first] = invoices
  if (plans.size === 0 || !first) return new Map()
  const today = await todayOf(house, first.organisationId)
  return new Map([...plans].map(([id, plan]) => [id, { plan, today }]))
}

export const presentPlanned = (
  invoice: Invoice,
  { plan, today }: Planned,
  major: (minor: number) => number,
) => presentPlan(plan, invoice.amountPaidMinor + invoice.amountCreditedMinor, invoice, today, major)
