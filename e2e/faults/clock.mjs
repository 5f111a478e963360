// Loaded into a replica before anything else: its clock is wrong by as many milliseconds as a file says at the time.
import { readFileSync, watchFile } from 'node:fs'

const file = process.env.RIG_CLOCK_FILE ?? ''
const read = () => Number(readFileSync(file, 'utf8')) || 0
const RealDate = Date
let shiftMs = read()
watchFile(file, { interval: 100, persistent: false }, () => {
  shiftMs = read()
})

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, self) =>
    Reflect.construct(target, given.length === 0 ? [target.now() + shiftMs] : given, self),
  apply: (target) => new target(target.now() + shiftMs).toString(),
  get: (target, name) => (name === 'now' ? () => target.now() + shiftMs : Reflect.get(target, name)),
})
