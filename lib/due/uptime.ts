// Writes down that the app is up, so that it is known later what was missed while it was not.
import { realTime, secondsFrom } from '@/lib/clock'
import type { House } from '@/lib/house'
import { insertUptime, SPARE_SECONDS, selectHouseNow, TOLERANCE_SECONDS, updateUptime } from './uptime-store'

/**
 * Of this process. It was up for as long as it wrote that down, also where the house's clock was moved meanwhile; a process
 * that has just begun goes by what was written last, by whichever.
 */
export function keepUptime({ clock, db }: House): { note(): Promise<void> } {
  let notedAt: Date | undefined
  return {
    note: async () => {
      const at = realTime()
      const isTheSame = notedAt !== undefined && (at.getTime() - notedAt.getTime()) / 1000 <= SPARE_SECONDS
      const now = clock.now()
      if (!(await updateUptime(db, now, isTheSame))) await insertUptime(db, now)
      notedAt = at
    },
  }
}

/** True where this process's clock is ahead of that which all share: what it did too early could not be taken back. */
export async function isAhead({ clock, db, log }: Pick<House, 'clock' | 'db' | 'log'>): Promise<boolean> {
  const shared = await selectHouseNow(db)
  const isWrong = clock.now() > secondsFrom(shared, TOLERANCE_SECONDS)
  // Where a test moves it, the database is told a moment later.
  if (isWrong && clock.aheadMs === undefined)
    log.error(
      { process: clock.now(), database: shared },
      'the clock of this process runs ahead: it does nothing that is due',
    )
  return isWrong
}
