// What emails about automatic payment are about, as it is when they leave.
import { eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { autopayConsents, autopayDebits } from '@/db/schema/autopay'
import { customers, invoices } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import { Undeliverable } from '@/lib/outbox/mail'

const gone = () => new Undeliverable('What this email is about does not exist.')

const AGREED = {
  consent: autopayConsents,
  organisation: organisations,
  customer: {
    id: customers.id,
    name: customers.name,
    email: customers.email,
    moreEmails: customers.moreEmails,
    locale: customers.locale,
  },
}

export async function selectAboutConsent(db: Queryable, consentId: string) {
  const [row] = await db
    .select(AGREED)
    .from(autopayConsents)
    .innerJoin(customers, eq(customers.id, autopayConsents.customerId))
    .innerJoin(organisations, eq(organisations.id, autopayConsents.organisationId))
    .where(eq(autopayConsents.id, consentId))
  if (!row) throw gone()
  return row
}

export async function selectAboutAutopay(db: Queryable, debitId: string) {
  const [row] = await db
    .select({ ...AGREED, debit: autopayDebits, invoice: invoices })
    .from(autopayDebits)
    .innerJoin(autopayConsents, eq(autopayConsents.id, autopayDebits.consentId))
    .innerJoin(invoices, eq(invoices.id, autopayDebits.invoiceId))
    .innerJoin(customers, eq(customers.id, invoices.customerId))
    .innerJoin(organisations, eq(organisations.id, autopayDebits.organisationId))
    .where(eq(autopayDebits.id, debitId))
  if (!row) throw gone()
  return row
}
