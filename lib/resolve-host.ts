// Resolves a host's addresses with the system's resolver.
import { lookup } from 'node:dns/promises'
import type { ResolveHost } from './house'

/** A look-up cannot be called back, so who waits for it must be able to go on. */
const PATIENCE_MS = 5_000

export const resolveHost: ResolveHost = async (host) => {
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no DNS answer for ${host}`)), PATIENCE_MS)
  })
  try {
    const found = await Promise.race([lookup(host, { all: true, verbatim: true }), patience])
    return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
  } finally {
    clearTimeout(timer)
  }
}
