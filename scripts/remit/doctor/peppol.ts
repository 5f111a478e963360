// The doctor asks the access point of Peppol for a receiver: whether it answers, and takes our key.
import type { Env, Settings } from '@/lib/env'
import { isPeppolFault } from '@/lib/peppol/fault'
import { httpAccessPoint } from '@/lib/peppol/http-access-point'
import { DOCUMENT_TYPES } from '@/lib/peppol/identifiers'
import type { Finding } from './finding'

/** A location number of nobody: whether it is registered does not matter. */
const ANYBODY = { scheme: '0088', id: '7300020000008' }

/** Nothing where Peppol is off, as everywhere. */
export async function examinePeppol(settings: Settings, { peppol }: Env): Promise<Finding[]> {
  if (!peppol) return []
  const about = 'Peppol'
  const { host } = new URL(peppol.url)
  try {
    await httpAccessPoint(peppol).lookUp(ANYBODY, DOCUMENT_TYPES.invoice)
    return [{ about, state: 'fine', sentence: `The access point ${host} answers, and takes our key.` }]
  } catch (error) {
    if (!isPeppolFault(error)) throw error
    return settings.peppol
      ? [{ about, state: 'fault', sentence: `The access point ${host} cannot be used: ${error.message}.` }]
      : [
          {
            about,
            state: 'note',
            sentence: "The sandbox's access point is not running; npm start starts it.",
          },
        ]
  }
}
