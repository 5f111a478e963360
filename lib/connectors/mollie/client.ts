// The only Mollie client: the official one, whose calls travel by our own transport.
import { createMollieClient, type MollieClient } from '@mollie/api-client'
import { callMollie, type Target } from './transport'

const ENDPOINT = 'https://api.mollie.com/v2/'

const inner = (holder: object): object => {
  const found: unknown = Reflect.get(holder, 'networkClient')
  if (typeof found === 'object' && found !== null) return found
  throw new Error('@mollie/api-client is built differently now: its network client is not where it was.')
}

/**
 * The client (4.6.0) would repeat any 5xx twice by itself, so that a later answer hides what an earlier one had made; it
 * has no limit of time, drops the status of what is not JSON, and speaks https only. Its one door to the network is
 * exchanged for ours, which has none of this; parameters, paths and types stay its own.
 */
function travelBy(client: MollieClient, target: Target): void {
  const network = inner(inner(client.payments))
  if (typeof Reflect.get(network, 'request') !== 'function')
    throw new Error('@mollie/api-client is built differently now: its request is not where it was.')
  Reflect.set(network, 'request', (path: string, call?: Parameters<typeof callMollie>[2]) =>
    callMollie(target, path, call),
  )
}

/** `mollieApiBase` is the address of a simulator, where one stands in for Mollie. */
export function createMollie(apiKey: string, mollieApiBase: string | undefined): MollieClient {
  const endpoint = mollieApiBase === undefined ? ENDPOINT : `${mollieApiBase}/v2/`
  const client = createMollieClient({ apiKey, apiEndpoint: endpoint })
  travelBy(client, { apiKey, endpoint })
  return client
}
