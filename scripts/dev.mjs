// Entry of `npm run dev`: see bootstrap.mjs and dev.ts.
import { runScript } from './bootstrap.mjs'

await runScript('dev')
