// How Next builds and serves: what the front door does itself is switched off here.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NextConfig } from 'next'

/** Where the packages are: this folder, or one above it for a copy of the sources that has none of its own. */
function rootOf(folder: string): string {
  if (existsSync(join(folder, 'node_modules')) || dirname(folder) === folder) return folder
  return rootOf(dirname(folder))
}

const config: NextConfig = {
  poweredByHeader: false,
  devIndicators: false,
  // Titles and robots rules belong into the head of every answer, also where no script will move them there.
  htmlLimitedBots: /.*/,
  // `npm test` checks the types of everything; a start need not do it again.
  typescript: { ignoreBuildErrors: true },
  // Reading every page before the first answer would take longer than all the rest of a start; each is read when first asked for.
  experimental: { preloadEntriesOnStart: false },
  // Holidays of the world with the motions of sun and moon: megabytes of figures that nobody needs to read at each build.
  serverExternalPackages: ['date-holidays'],
  turbopack: { root: rootOf(fileURLToPath(new URL('.', import.meta.url))) },
  allowedDevOrigins: ['127.0.0.1'],
}

export default config
