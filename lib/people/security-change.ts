// Tells somebody by letter that what lets them in has changed, so that they hear of what somebody else has done.
import type { Transaction } from '@/db/transact'
import type { House } from '@/lib/house'
import { newId } from '@/lib/ids'
import { type SecurityChange, writeLetter } from '@/lib/outbox/outbox'

interface Told {
  userId: string
  change: SecurityChange
  /** The passkey's. */
  name?: string
  /** How many recovery codes. */
  left?: string
  /** How many other sign-ins, with the first factor. */
  ended?: number | undefined
}

export const tellSecurityChange = (
  tx: Transaction,
  { clock }: Pick<House, 'clock'>,
  { ended, ...told }: Told,
  /** Where the same is told once. */
  fact: string = newId(),
): Promise<void> =>
  writeLetter(tx, 'security-change', fact, {
    ...told,
    ...(ended !== undefined && { ended: String(ended) }),
    at: clock.now().toISOString(),
  })
