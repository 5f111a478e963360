// Entry of `npm run build`: see bootstrap.mjs and build.ts.
import { runScript } from './bootstrap.mjs'

await runScript('build')
