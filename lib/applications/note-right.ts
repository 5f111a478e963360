// What a connection's key may not do is kept with the connection, whose owner alone can give it the right.
import type { Queryable } from '@/db/database'
import type { Right } from '@/lib/connector-port/port'
import type { House } from '@/lib/house'
import { updateMissingRight } from './connection-store'

export async function noteRight(
  { log }: Pick<House, 'log'>,
  db: Queryable,
  connectionId: string,
  right: Right,
): Promise<void> {
  const isNews = await updateMissingRight(db, connectionId, right)
  if (isNews && right.isMissing)
    log.error({ connectionId, missingRight: right.name }, 'a provider’s key lacks a permission')
}
