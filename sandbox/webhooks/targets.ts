// Who hears of events: the two endpoints of the environment, and those made by the API.
import { type Core, PLATFORM_ID, standsAlone } from '../core/core'
import type { WebhookTarget } from '../options'

export const PLATFORM_TARGET = 'env_platform'
export const CONNECT_TARGET = 'env_connect'

/** Names of the targets that an event of this account and type goes to. */
export function listeningTargets(core: Core, account: string, type: string): string[] {
  const isConnect = !standsAlone(account)
  const names: string[] = []
  if (account === PLATFORM_ID && core.targets.platform) names.push(PLATFORM_TARGET)
  if (isConnect && core.targets.connect) names.push(CONNECT_TARGET)
  const owner = isConnect ? PLATFORM_ID : account
  for (const { object: endpoint } of core.store.list('webhook_endpoint', owner)) {
    // Stripe fills in `application` only on endpoints that were made with `connect: true`.
    const hearsConnect = endpoint.application !== null
    if (endpoint.status !== 'enabled' || hearsConnect !== isConnect) continue
    if (endpoint.enabled_events.includes('*') || endpoint.enabled_events.includes(type)) {
      names.push(endpoint.id)
    }
  }
  return names
}

/** Where a target is now; undefined when it is gone. */
export function resolveTarget(core: Core, name: string): WebhookTarget | undefined {
  if (name === PLATFORM_TARGET) return core.targets.platform
  if (name === CONNECT_TARGET) return core.targets.connect
  const endpoint = core.store.find('webhook_endpoint', name)?.object
  const secret = core.store.find('setting', `secret_${name}`)?.object.value
  if (!endpoint || typeof secret !== 'string') return undefined
  return { url: endpoint.url, secret }
}
