// Outlives us: when we are killed, nobody stops the server in order, so a shell that hears of our end does.
import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'

const END_UNHELD = fileURLToPath(new URL('end-unheld.ts', import.meta.url))
const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Its input ends with us, however we end. Whoever starts anew within two seconds finds the server still running. */
const SCRIPT = 'cat >/dev/null; sleep 2; exec "$0" --import tsx "$1" "$2"'

/** One that was killed itself is followed by another, after a moment. */
const AGAIN_AFTER_MS = 500

/** Returns how to call it off. */
export function watchOver(dataDir: string): () => void {
  let isCalledOff = false
  let pid: number | undefined
  function begin(): void {
    if (isCalledOff) return
    const shell = spawn('/bin/sh', ['-c', SCRIPT, process.execPath, END_UNHELD, dataDir], {
      cwd: ROOT,
      // A group of its own: what is meant for us is not meant for it.
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    })
    pid = shell.pid
    // Without it the server is left running when we are killed, and the next start adopts it.
    shell.on('error', () => undefined)
    shell.on('exit', () => {
      pid = undefined
      setTimeout(begin, AGAIN_AFTER_MS).unref()
    })
    shell.unref()
    ;(shell.stdin as Socket).unref()
    shell.stdin.on('error', () => undefined)
  }
  begin()
  return () => {
    isCalledOff = true
    // The whole group: the shell has a child of its own that reads.
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  }
}
