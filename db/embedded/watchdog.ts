// Outlives us: when we are killed, nobody stops the server in order, so a shell that hears of our end does.
import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'

const END_UNHELD = fileURLToPath(new URL('end-unheld.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Its input ends with us, however we end. Whoever starts anew within two seconds finds the server still running. */
const SCRIPT = 'cat >/dev/null; sleep 2; exec "$0" --import tsx "$1" "$2"'

/** Returns how to call it off. */
export function watchOver(dataDir: string): () => void {
  const shell = spawn('/bin/sh', ['-c', SCRIPT, process.execPath, END_UNHELD, dataDir], {
    cwd: ROOT,
    // A group of its own: what is meant for us is not meant for it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  let isCalledOff = false
  // Without it the server is left running when we are killed, and the next start adopts it.
  shell.on('error', () => undefined)
  shell.on('exit', () => {
    isCalledOff = true
  })
  shell.unref()
  ;(shell.stdin as Socket).unref()
  shell.stdin.on('error', () => undefined)
  return () => {
    if (isCalledOff || shell.pid === undefined) return
    isCalledOff = true
    // The whole group: the shell has a child of its own that reads.
    process.kill(-shell.pid, 'SIGKILL')
  }
}
