// One request as a route sees it, and how a route is declared.
import type { Core } from '../core/core'
import type { RouteKey, RouteParams } from '../params/route-params'

export interface Call<K extends RouteKey> {
  core: Core
  /** The account that is acted for: the platform itself, or the one in Stripe-Account. */
  account: string
  params: RouteParams[K]
  /** What stands in the route's :id and its like. */
  path: { id: string; [name: string]: string }
}

export interface Route {
  key: RouteKey
  method: string
  pattern: string
  isBrowser: boolean
  /** `params` have been checked against the route's own definition. */
  handle(call: Call<RouteKey>): object
}

/** Declares a route: its key picks the definition of its parameters. It answers an object, unexpanded. */
export function route<K extends RouteKey>(key: K, handle: (call: Call<K>) => object): Route {
  const words = key.split(' ')
  const pattern = words.pop() ?? ''
  return {
    key,
    pattern,
    method: words.pop() ?? '',
    isBrowser: words.pop() === 'BROWSER',
    handle: (call) => handle(call as Call<K>),
  }
}
