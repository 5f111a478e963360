// Changes an application's name, whether it is enabled, and its routing weights.
import { Failure, invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import type { Application } from './application'
import { updateApplication } from './store'

export interface ApplicationChanges {
  name?: string | undefined
  description?: string | null | undefined
  isEnabled?: boolean | undefined
  /** Only their proportion matters; one of them must be more than nothing. */
  weights?: { reliability: number; cost: number; speed: number } | undefined
}

/** Throws `Application.NotFound`, `Request.Invalid`. */
export async function changeApplication(
  { clock, db }: House,
  organisationId: string,
  id: string,
  { weights, ...changes }: ApplicationChanges,
): Promise<Application> {
  if (weights && weights.reliability + weights.cost + weights.speed === 0)
    throw invalidField('/weights', 'all-zero', 'weights: one of them must be more than 0.')
  const changed = await updateApplication(db, id, organisationId, {
    ...changes,
    ...(weights && {
      reliabilityWeight: weights.reliability,
      costWeight: weights.cost,
      speedWeight: weights.speed,
    }),
    updatedAt: clock.now(),
  })
  if (!changed) throw new Failure('Application.NotFound')
  return changed
}
