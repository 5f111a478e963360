// SQL that finds customers by email address.
import { type SQL, sql } from 'drizzle-orm'
import { customers } from '@/db/schema/invoices'

/**
 * Any of theirs, in whichever case. Two questions, because each has an index, and an `or` of them would be
 * answered by reading through.
 */
export const hasAddress = (organisationId: string, email: string): SQL => sql`${customers.id} = any(array(
  select c.id from customers c where c.organisation_id = ${organisationId}::uuid and lower(c.email) = lower(${email})
  union all
  select c.id from customers c where c.organisation_id = ${organisationId}::uuid and c.more_emails is not null
    and addresses_in(c.more_emails) @> array[lower(${email})]))`
