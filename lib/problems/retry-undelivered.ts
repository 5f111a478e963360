// Retries an undelivered email or webhook on a person's request; it is sent within seconds.
import { Failure } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { updateDeliveryRevived } from './stuck-store'
import { selectLetterState, updateLetterRevived } from './undelivered-store'

export interface Retried {
  id: string
  state: 'waiting' | 'sent' | 'moot' | 'delivered' | 'dead'
}

/** Repeating it changes nothing. Throws `Delivery.NotFound`; `organisationId` undefined means anybody's. */
export async function retryUndelivered(
  { clock, db }: House,
  organisationId: string | undefined,
  id: string,
): Promise<Retried> {
  const state = await selectLetterState(db, organisationId, id)
  if (state === 'dead') await updateLetterRevived(db, id)
  if (state !== undefined) return { id, state: state === 'dead' ? 'waiting' : state }
  const delivery = await updateDeliveryRevived(db, organisationId, id, clock.now())
  if (!delivery) throw new Failure('Delivery.NotFound')
  return { id, state: delivery.state }
}
