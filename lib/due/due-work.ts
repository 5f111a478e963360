// A kind of work that falls due by itself, at moments of the house's clock.
import type { Database } from '@/db/database'
import type { House } from '@/lib/house'

export interface DueWork {
  name: string
  /** When the earliest of it falls due, which may be past; null when none will. Found by an index. */
  nextAt(db: Database): Promise<Date | null>
  /**
   * Does what fell due by `until`, which is never later than the clock, in the order in which it did; answers how much. Each
   * is claimed by a statement of its own, because several replicas do so at once, and what cannot be done is put off, so that
   * it is not due any more.
   */
  run(house: House, until: Date): Promise<number>
}
