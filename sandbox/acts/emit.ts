// Writes events in the same step as the change they tell of, and a delivery for every endpoint that listens.
import { API_VERSION, type Core, standsAlone } from '../core/core'
import { newId } from '../core/ids'
import type { StripeEvent } from '../core/kinds'
import { listeningTargets } from '../webhooks/targets'

/** `before` is the object as it was; the fields that differ become `previous_attributes`. */
export function emit(
  core: Core,
  account: string,
  type: string,
  object: object,
  before?: object,
): StripeEvent {
  const id = newId('evt')
  const targets = listeningTargets(core, account, type)
  const event: StripeEvent = {
    id,
    object: 'event',
    ...(standsAlone(account) ? {} : { account }),
    api_version: API_VERSION,
    created: core.nowSeconds(),
    data: before ? { object, previous_attributes: differences(before, object) } : { object },
    livemode: false,
    pending_webhooks: targets.length,
    request: { id: core.request.id, idempotency_key: core.request.idempotencyKey },
    type,
  }
  core.store.put('event', account, event)
  for (const target of targets) {
    core.store.put('delivery', account, {
      id: newId('whd'),
      event: id,
      account,
      target,
      attempts: 0,
      nextAttemptAt: 0,
      status: 'pending',
    })
  }
  return event
}

function differences(before: object, after: object): Record<string, unknown> {
  const now = new Map(Object.entries(after))
  const changed: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(before)) {
    if (JSON.stringify(value) !== JSON.stringify(now.get(field))) changed[field] = value
  }
  return changed
}
