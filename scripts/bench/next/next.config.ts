// The minimal app that Remit is measured against, built by `npm run bench` alone: Next as it comes.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { NextConfig } from 'next'

/** Where the packages are, for a copy of these sources that has none of its own. */
function rootOf(folder: string): string {
  if (existsSync(join(folder, 'node_modules')) || dirname(folder) === folder) return folder
  return rootOf(dirname(folder))
}

const config: NextConfig = {
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: rootOf(process.cwd()) },
}

export default config
