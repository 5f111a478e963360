// What of an invoice is to be paid next: for letters and lists that speak of one amount and one day.
import { eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { invoices } from '@/db/schema/invoices'
import type { Day } from '@/lib/time-zone'
import { type CoveredPart, coverParts } from './covered'
import { selectPlan } from './store'

export interface NextPart extends Pick<CoveredPart, 'kind' | 'dueOn'> {
  /** What is missing to it; what is on its way covers it. */
  amountMinor: number
}

/** Undefined where the invoice is paid as a whole, or every part is covered. */
export async function nextPart(db: Queryable, invoiceId: string): Promise<NextPart | undefined> {
  const plan = await selectPlan(db, invoiceId)
  const [invoice] = plan ? await db.select().from(invoices).where(eq(invoices.id, invoiceId)) : []
  if (!plan || !invoice || invoice.status === 'Void') return undefined
  const { amountCreditedMinor, amountPaidMinor } = invoice
  const coverage = {
    settledMinor: amountPaidMinor + amountCreditedMinor,
    processingMinor: plan.processingMinor,
  }
  // How a part stands does not matter here, so neither does which day it is.
  const day: Day = invoice.issueDate
  const next = coverParts(plan.parts, coverage, invoice, day).find(({ missingMinor }) => missingMinor > 0)
  return next && { kind: next.kind, dueOn: next.dueOn, amountMinor: next.missingMinor }
}
