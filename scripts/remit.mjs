// Entry of `npm run -s remit`: see bootstrap.mjs and remit.ts.
import { runScript } from './bootstrap.mjs'

await runScript('remit')
