// How much of its limits a caller has left, sent with every response: the RateLimit fields of draft-ietf-httpapi-ratelimit-headers (10).
import { AsyncLocalStorage } from 'node:async_hooks'

export interface Quota {
  /** The name of the policy. */
  name: string
  points: number
  windowSeconds: number
  left: number
  resetSeconds: number
}

const noted = new AsyncLocalStorage<Map<string, Quota>>()

/** What is counted while the work goes on is found in `quotas` afterwards. */
export const notingQuotas = <T>(quotas: Map<string, Quota>, work: () => T): T => noted.run(quotas, work)

export function noteQuota(quota: Quota): void {
  noted.getStore()?.set(quota.name, quota)
}

/** Nothing where nothing was counted. */
export function quotaHeaders(quotas: ReadonlyMap<string, Quota>): Record<string, string> {
  if (quotas.size === 0) return {}
  const all = [...quotas.values()]
  return {
    'ratelimit-policy': all
      .map(({ name, points, windowSeconds }) => `"${name}";q=${points};w=${windowSeconds}`)
      .join(', '),
    ratelimit: all.map(({ left, name, resetSeconds }) => `"${name}";r=${left};t=${resetSeconds}`).join(', '),
  }
}
