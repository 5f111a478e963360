// Lifts a pause by the word of whoever runs the organisation, for a payer whom they know; one of a network by the operators'.
import { found } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { AssertMay } from '@/lib/http/call/caller'
import { type PaymentLock, selectLockById, updateLifted } from './store'

/**
 * One that is over, or was lifted, stays as it is. `organisationId` undefined is an operator, who lifts anybody's; a network's
 * protects every organisation, so that the one whose decline set it has no say in it. `assertMay` says whether an operator may
 * change anything of the organisation whose pause it is. Throws `Pause.NotFound`.
 */
export async function liftPause(
  { clock, db, log }: House,
  organisationId: string | undefined,
  id: string,
  assertMay: AssertMay,
): Promise<PaymentLock & { state: 'lifted' | 'over' }> {
  const known = await selectLockById(db, id)
  const isTheirs =
    organisationId === undefined || (known?.organisationId === organisationId && known.reason !== 'network')
  // What a payer only asked a code for pauses nothing.
  const lock = found(isTheirs && known?.reason !== 'asked' ? known : undefined, 'Pause.NotFound')
  if (organisationId === undefined && lock.reason !== 'network') await assertMay(lock.organisationId)
  const lifted = await updateLifted(db, id, clock.now())
  if (lifted) log.warn({ organisationId: lock.organisationId, lockId: id }, 'a pause was lifted by hand')
  const now = lifted ?? lock
  return { ...now, state: now.liftedAt === null ? 'over' : 'lifted' }
}
