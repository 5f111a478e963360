// When the app was up, so that it is known what could not be done at its time because nothing ran.
import { pgTable } from 'drizzle-orm/pg-core'
import { instant } from './columns'

/** One row for each time that it was up without a break, both ends by the house's clock; the last one grows. */
export const uptimes = pgTable('uptimes', {
  beganAt: instant('began_at').primaryKey(),
  until: instant('until').notNull(),
})
