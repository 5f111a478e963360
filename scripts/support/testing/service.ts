// A service for tests: ends before it is ready, by a signal or by itself, as often as a file counts; then it is ready.
import { readFileSync, writeFileSync } from 'node:fs'

const { COUNT_FILE = '', ENDS_BY, ENDS_TIMES } = process.env
const times = Number(readFileSync(COUNT_FILE, 'utf8')) + 1
writeFileSync(COUNT_FILE, String(times))
if (times > Number(ENDS_TIMES)) {
  process.on('disconnect', () => process.exit(0))
  process.on('SIGTERM', () => process.exit(0))
  process.send?.({ ready: true, times })
} else if (ENDS_BY === 'itself') process.exit(3)
else process.kill(process.pid, 'SIGKILL')
