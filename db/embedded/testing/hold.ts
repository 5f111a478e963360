// A process that starts the embedded Postgres of a folder, says so, and holds it until it is killed.
import { startEmbeddedPostgres } from '../start'

const [dataDir = ''] = process.argv.slice(2)
const { url, pid, adopted } = await startEmbeddedPostgres({ dataDir, log: () => undefined })
console.log(JSON.stringify({ url, pid, adopted }))
setInterval(() => undefined, 60_000)
