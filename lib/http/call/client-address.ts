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

/** The address as the front door found it. */
export const addressOf = (request: Request): string => request.headers.get('x-remit-address') ?? 'unknown'
