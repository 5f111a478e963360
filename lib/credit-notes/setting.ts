// In which language and on which day a credit note is written: where its reader is, and where its seller is.
import { and, eq } from 'drizzle-orm'
import type { Queryable } from '@/db/database'
import { customers } from '@/db/schema/invoices'
import { organisations } from '@/db/schema/organisations'
import type { Invoice } from '@/lib/invoices/invoice'
import { type Day, dayIn } from '@/lib/time-zone'
import { type Reader, readerFor } from '@/lib/words/reader'

export interface Setting {
  reader: Reader
  today: Day
}

export async function selectSetting(
  db: Queryable,
  { customerId, organisationId }: Pick<Invoice, 'customerId' | 'organisationId'>,
  now: Date,
): Promise<Setting> {
  const [row] = await db
    .select({
      ...{ own: customers.locale, locale: organisations.locale },
      ...{ country: organisations.country, timeZone: organisations.timeZone },
    })
    .from(organisations)
    .innerJoin(customers, eq(customers.organisationId, organisations.id))
    .where(and(eq(organisations.id, organisationId), eq(customers.id, customerId)))
  if (!row) throw new Error('an invoice belongs to nobody')
  const { country, locale, own, timeZone } = row
  return { reader: readerFor({ locale: own ?? locale, country }), today: dayIn(timeZone, now) }
}
