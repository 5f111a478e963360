// How Next builds and serves: what the front door does itself is switched off here.
import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  devIndicators: false,
  // Titles and robots rules belong into the head of every answer, also where no script will move them there.
  htmlLimitedBots: /.*/,
  // `npm test` checks the types of everything; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Reading every page before the first answer would take longer than all the rest of a start; each is read when first asked for.
  experimental: { preloadEntriesOnStart: false },
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
}

export default config
