// Lifts a pause by the word of whoever runs the organisation, for a payer whom they know.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { type PaymentLock, selectLockById, updateLifted } from './store'

/** One that is over, or was lifted, stays as it is. Throws `Pause.NotFound`. `organisationId` undefined means anybody's. */
export async function liftPause(
  { clock, db, log }: House,
  organisationId: string | undefined,
  id: string,
): Promise<PaymentLock & { state: 'lifted' | 'over' }> {
  const known = await selectLockById(db, id)
  // What a payer only asked a code for pauses nothing.
  const isTheirs = organisationId === undefined || known?.organisationId === organisationId
  const lock = found(isTheirs && known?.reason !== 'asked' ? known : undefined, 'Pause.NotFound')
  const lifted = await updateLifted(db, id, clock.now())
  if (lifted) log.warn({ organisationId: lock.organisationId, lockId: id }, 'a pause was lifted by hand')
  const now = lifted ?? lock
  return { ...now, state: now.liftedAt === null ? 'over' : 'lifted' }
}
