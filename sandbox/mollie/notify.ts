// Mollie's webhooks: only the id of the payment that changed, unsigned, to the address that the payment carries.
import type { Core } from '../core/core'
import { newId } from '../core/ids'
import type { Delivery, MolliePayment } from '../core/kinds'

export const MOLLIE_TARGET = 'mollie'

/** Puts a call on its way, in the same step as the change that it tells of. */
export function notify(core: Core, profile: string, { id, webhookUrl }: MolliePayment): void {
  if (webhookUrl === null) return
  core.store.put('delivery', profile, {
    id: newId('whd'),
    event: id,
    account: profile,
    target: MOLLIE_TARGET,
    attempts: 0,
    nextAttemptAt: 0,
    status: 'pending',
  })
}

/** Undefined when there is nobody to be told. */
export function mollieLetter(core: Core, delivery: Delivery) {
  const url = core.store.find('mollie_payment', delivery.event)?.object.webhookUrl
  if (!url) return undefined
  return {
    url,
    body: new URLSearchParams({ id: delivery.event }).toString(),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'user-agent': 'Mollie HTTP client/1.0',
    },
  }
}
