// Checks that an endpoint may be called when it is registered; checked again on every call.
import { invalidField } from '@/lib/failure/failure'
import type { House } from '@/lib/house'
import { findAddresses, readEndpoint, Unreachable } from './address'

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
