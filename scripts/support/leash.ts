// Ends a group of processes with us, however we end: for programs that are not ours, and that do not notice that we are gone.
import { spawn } from 'node:child_process'
import type { Socket } from 'node:net'

/** Its input ends with us. */
const SCRIPT = 'cat >/dev/null; kill -KILL "-$0"'

/** `pid` is that of a child that was started detached, which leads its group. Returns how to let it go once it has ended by itself. */
export function leash(pid: number): () => void {
  const shell = spawn('/bin/sh', ['-c', SCRIPT, String(pid)], {
    // What is meant for us is not meant for it.
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  let isOver = false
  shell.on('error', () => undefined)
  shell.on('exit', () => {
    isOver = true
  })
  shell.unref()
  ;(shell.stdin as Socket).unref()
  shell.stdin.on('error', () => undefined)
  return () => {
    if (isOver || shell.pid === undefined) return
    isOver = true
    process.kill(-shell.pid, 'SIGKILL')
  }
}
