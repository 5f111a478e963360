// Fetches a logo from where its organisation keeps it: from public addresses alone, a picture of bounded size, within bounded time.
import http from 'node:http'
import https from 'node:https'
import type { House } from '@/lib/house'
import { pictureType } from '@/lib/organisations/picture-type'
import { findAddresses, readEndpoint, Unreachable } from '@/lib/webhooks/outgoing/address'
import { pinned } from '@/lib/webhooks/outgoing/post'

export const LARGEST_BYTES = 1024 * 1024
const TIMEOUT_MS = 8_000
const MOST_REDIRECTS = 3

export interface Logo {
  type: string
  bytes: Buffer
}

/** Why there is no logo, as a sentence for the log. */
export class NoLogo extends Error {
  override name = 'NoLogo'
}

type Hop = { location: string } | { bytes: Buffer }

async function readBody(response: http.IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response) {
    chunks.push(chunk)
    length += chunk.length
    if (length > LARGEST_BYTES) throw new NoLogo(`it is larger than ${LARGEST_BYTES} bytes`)
  }
  return Buffer.concat(chunks)
}

/** The connection goes to an address that was looked up and found public just now, and nowhere else. */
async function hop({ env, resolveHost }: House, url: URL, signal: AbortSignal): Promise<Hop> {
  const addresses = await findAddresses(url, resolveHost, env)
  const { get } = url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const asking = get(url, {
      headers: { accept: 'image/*', 'accept-encoding': 'identity', 'user-agent': 'Remit' },
      agent: false,
      lookup: pinned(addresses),
      signal,
    })
    asking.on('error', reject)
    asking.on('response', (response) => {
      const { headers, statusCode = 0 } = response
      const finish = (settle: () => void) => {
        response.destroy()
        settle()
      }
      if (statusCode >= 300 && statusCode < 400 && headers.location)
        return finish(() => resolve({ location: headers.location ?? '' }))
      if (statusCode !== 200) return finish(() => reject(new NoLogo(`the answer is ${statusCode}`)))
      readBody(response).then(
        (bytes) => resolve({ bytes }),
        (error: unknown) => finish(() => reject(error)),
      )
    })
  })
}

/** Throws `NoLogo`, with the reason for the log. */
export async function fetchLogo(house: House, address: string): Promise<Logo> {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  let next = address
  try {
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
      const url = readEndpoint(next.split('#', 1)[0] ?? '', house.env)
      const found = await hop(house, url, signal)
      if ('bytes' in found) {
        const type = pictureType(found.bytes)
        if (!type) throw new NoLogo('it is no picture')
        return { type, bytes: found.bytes }
      }
      if (!URL.canParse(found.location, url)) throw new NoLogo('it redirects to no address')
      next = new URL(found.location, url).href
    }
  } catch (error) {
    if (error instanceof NoLogo) throw error
    const reason =
      error instanceof Unreachable ? `its address ${error.message}` : 'its server cannot be reached'
    throw new NoLogo(reason, { cause: error })
  }
  throw new NoLogo('it redirects too often')
}
