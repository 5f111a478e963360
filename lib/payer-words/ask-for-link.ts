// "Send me a link that works": asked by whoever has one, whatever became of it, and answered before anybody has looked.
import type { House } from '@/lib/house'
import { takeTurn } from '@/lib/http/call/limits'
import { newId, sha256 } from '@/lib/ids'
import { insertLinkRequest } from './link-store'

/**
 * Does the same for every token: it is only written down here, and looked for afterwards, so that neither the answer nor the
 * time it takes tells which tokens there are or were. Throws `Request.TooMany`, by the network alone.
 */
export async function askForLink(house: House, token: string, network: string): Promise<void> {
  await takeTurn(house, 'freshLink', network)
  await insertLinkRequest(house.db, { id: newId(), tokenHash: sha256(token), askedAt: house.clock.now() })
}
