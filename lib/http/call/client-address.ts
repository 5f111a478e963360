// The client's address: the socket's, or the one reported by trusted proxies.
import { isIP } from 'node:net'

const plain = (address: string): string => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')

/**
 * The client's address. `trustedHops` proxies stand before us, and each appends the address it saw to X-Forwarded-For;
 * so the client is that many places from the right, and everything further left is the client's own invention.
 */
export function clientAddress(socketAddress: string, forwardedFor: string, trustedHops: number): string {
  const entries = forwardedFor.split(',').map(plain)
  const claimed = trustedHops > 0 ? entries.at(-trustedHops) : undefined
  return claimed !== undefined && isIP(claimed) > 0 ? claimed : plain(socketAddress)
}

const groupsOf = (text: string): string[] => (text === '' ? [] : text.split(':'))

/** Who is given IPv6 is given 2^64 addresses: they count as one. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const [before, after] = [groupsOf(head), groupsOf(tail ?? '')]
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0')
  const groups = [...before, ...zeros, ...after].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}

/** Whom limits count: the network of the address that the front door found. */
export const addressOf = ({ headers }: { headers: Headers }): string =>
  networkOf(headers.get('x-remit-address') ?? 'unknown')
