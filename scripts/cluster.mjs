// Entry of `npm run cluster`: see bootstrap.mjs and cluster.ts. The cluster is a demo: it takes nothing from .env.
import { runScript } from './bootstrap.mjs'

await runScript('cluster', { readsEnvFile: false })
