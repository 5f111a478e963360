// A process that stops as `npm start` does, by an act that takes as long as its first argument says, unless it is hurried.
import { setTimeout as pause } from 'node:timers/promises'
import { Shutdown } from '../shutdown'

const [lastsMs = '0'] = process.argv.slice(2)
const shutdown = new Shutdown()
shutdown.add(() => console.log('last'))
shutdown.add(async (urgency) => {
  console.log('begun')
  await pause(Number(lastsMs), undefined, { signal: urgency }).catch(() => console.log('hurried'))
})
setInterval(() => undefined, 60_000)
console.log('ready')
