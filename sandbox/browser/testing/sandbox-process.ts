// Starts a sandbox of its own on free ports, in memory, for one test file.
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface SandboxProcess {
  url: string
  stop(): Promise<void>
}

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url))

export function startSandboxProcess(env: Record<string, string> = {}): Promise<SandboxProcess> {
  const child = fork(MAIN, [], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, SANDBOX_PORT: '0', SANDBOX_SMTP_PORT: '0', SANDBOX_DATA_DIR: '', ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return new Promise((settle, fail) => {
    child.once('exit', (code) => fail(new Error(`The sandbox ended with ${code}.`)))
    child.once('message', (message: { url: string }) => {
      settle({
        url: message.url,
        stop: () =>
          new Promise((stopped) => {
            child.removeAllListeners('exit')
            child.once('exit', () => stopped())
            child.kill('SIGTERM')
          }),
      })
    })
  })
}
