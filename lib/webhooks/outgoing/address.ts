// The addresses of endpoints: which may be called, asked when they are registered and again on every call.
import ipaddr from 'ipaddr.js'
import { invalidField } from '@/lib/failure/failure'
import type { HostAddress, House } from '@/lib/house'

const LONGEST_URL = 2048

/** Names that never leave a machine or a network. */
const INSIDE = /(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa)$/

/** All that is handed out to the public in IPv6; what lies outside is translation, tunnels and the like. */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3')

/** Why an endpoint is not called, as a sentence for its owner. */
export class Unreachable extends Error {
  override name = 'Unreachable'
}

interface Rules {
  /** For trying out on one's own machine: loopback, http and any port. */
  webhookAllowLoopback: boolean
}

const bare = (host: string): string => host.replace(/^\[(.*)\]$/, '$1')

function isAllowedAddress(text: string, { webhookAllowLoopback }: Rules): boolean {
  if (!ipaddr.isValid(text)) return false
  // An IPv4 address in IPv6 clothes is the IPv4 address.
  const address = ipaddr.process(text)
  if (webhookAllowLoopback && address.range() === 'loopback') return true
  if (address.range() !== 'unicast') return false
  return address instanceof ipaddr.IPv4 || address.match(PUBLIC_IPV6)
}

/**
 * Reads the address of an endpoint; `URL` has turned decimal, octal and hexadecimal IPs into the usual form by then.
 * Throws `Unreachable`.
 */
export function readEndpoint(text: string, rules: Rules): URL {
  if (text.length > LONGEST_URL) throw new Unreachable(`must be at most ${LONGEST_URL} characters long.`)
  if (!/^https?:\/\/[^\s\\\p{Cc}]+$/iu.test(text) || !URL.canParse(text))
    throw new Unreachable('must be an absolute https address.')
  const url = new URL(text)
  const mayBeLocal = rules.webhookAllowLoopback
  if (url.protocol !== 'https:' && !mayBeLocal) throw new Unreachable('must be an absolute https address.')
  if (url.username !== '' || url.password !== '' || text.split('/')[2]?.includes('@'))
    throw new Unreachable('must not contain a user name or password.')
  if (url.hash !== '') throw new Unreachable('must not contain a fragment.')
  if (url.port !== '' && !mayBeLocal) throw new Unreachable('must use port 443.')
  assertPublicHost(url.hostname, rules)
  return url
}

function assertPublicHost(hostname: string, rules: Rules): void {
  const host = bare(hostname)
  if (ipaddr.isValid(host)) {
    if (!isAllowedAddress(host, rules)) throw new Unreachable('must be a public address.')
    return
  }
  const name = host.replace(/\.+$/, '')
  if (rules.webhookAllowLoopback) return
  if (!name.includes('.') || INSIDE.test(name)) throw new Unreachable('must be a public address.')
}

/**
 * The addresses of an endpoint, looked up once: the connection must go to one of these, because a second look could
 * find another. One that is not public spoils them all. Throws `Unreachable`, and what the look-up throws.
 */
export async function findAddresses(
  { hostname }: URL,
  resolveHost: (host: string) => Promise<HostAddress[]>,
  rules: Rules,
): Promise<HostAddress[]> {
  const host = bare(hostname)
  const found = ipaddr.isValid(host)
    ? [{ address: host, family: ipaddr.parse(host) instanceof ipaddr.IPv6 ? (6 as const) : (4 as const) }]
    : await resolveHost(host)
  if (found.length === 0) throw new Unreachable('has no address.')
  if (!found.every(({ address }) => isAllowedAddress(address, rules)))
    throw new Unreachable('must be a public address.')
  return found
}

/**
 * Throws `Request.Invalid`. A name that nobody knows now may be known when it is called, so it passes: what is not public
 * does not.
 */
export async function assertReachable({ env, log, resolveHost }: House, text: string): Promise<void> {
  try {
    await findAddresses(readEndpoint(text, env), resolveHost, env)
  } catch (error) {
    if (error instanceof Unreachable) throw invalidField('/url', 'not-callable', `url ${error.message}`)
    log.info({ err: error }, 'the host name of a webhook endpoint cannot be resolved yet')
  }
}
