// Entry of `npm start`: see bootstrap.mjs and start.ts.
import { runScript } from './bootstrap.mjs'

await runScript('start')
