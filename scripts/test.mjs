// Entry of `npm test`: see bootstrap.mjs and test.ts.
import { runScript } from './bootstrap.mjs'

await runScript('test', { readsEnvFile: false })
