// Run by the watchdog of a process that was killed: stops the server of a data folder, unless somebody else holds it.
import { stopUnheld } from './start'

const [dataDir = ''] = process.argv.slice(2)
await stopUnheld(dataDir)
