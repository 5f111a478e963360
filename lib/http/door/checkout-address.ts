// Where a call of the Checkout API really goes: `/articles.json` is the route file of its operation, asked for JSON.
import { checkoutHome } from './prefixes'
import { findRoute, type Route } from './route-table'

export interface Address {
  path: string
  /** What stood behind a dot at the end of an address that exists without it; not yet known to be a format. */
  suffix: string | null
}

export function checkoutAddress(path: string, routes: readonly Route[]): Address {
  const home = checkoutHome(path).replace(/(?<=.)\/$/, '')
  const [, plain = '', suffix = ''] = /^(.+[^/])\.([A-Za-z0-9]{1,12})$/.exec(home) ?? []
  return plain !== '' && findRoute(routes, plain) ? { path: plain, suffix } : { path: home, suffix: null }
}
