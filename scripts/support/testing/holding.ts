// A process that holds another, and what that has started, on the leash: says their numbers.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { leash } from '../leash'

const child = spawn('/bin/sh', ['-c', 'sleep 600 & echo $!; wait'], {
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
})
if (child.pid === undefined) throw new Error('the shell cannot be started')
leash(child.pid)
const [grandchild] = (await once(createInterface(child.stdout), 'line')) as [string]
console.log(JSON.stringify([child.pid, Number(grandchild)]))
