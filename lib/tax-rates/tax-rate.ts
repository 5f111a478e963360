// A rate that an organisation names: what is chosen for a line, which keeps what the rate said then.
import type { TaxCategory, taxRates } from '@/db/schema/tax'

/** `isUsual`: of the country, and stored nowhere. */
export type TaxRate = typeof taxRates.$inferSelect & { isUsual: boolean }

export interface TaxRateFields {
  code: string
  name: string
  /** Percent, as it was sent. */
  rate: number | string
  category?: TaxCategory | undefined
  reason?: string | null | undefined
}
