// The sandbox as a process: reads the environment, says when it is ready, ends with its parent.
import { readSandboxOptions } from './options'
import { startSandbox } from './server'

async function run(): Promise<void> {
  // Whoever started us may be gone before we serve.
  let atEnd: () => unknown = () => process.exit(0)
  if (process.connected === false) atEnd()
  process.once('disconnect', () => void atEnd())
  const sandbox = await startSandbox(readSandboxOptions(process.env))
  const end = () => {
    sandbox.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error('The sandbox did not stop cleanly:', error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, end)
  atEnd = end
  console.log(`Sandbox Stripe at ${sandbox.url}, mail at ${sandbox.smtpUrl}`)
  process.send?.({ ready: true, url: sandbox.url, smtpUrl: sandbox.smtpUrl })
}

run().catch((error: NodeJS.ErrnoException & { port?: number }) => {
  console.error(
    error.code === 'EADDRINUSE'
      ? `Port ${error.port ?? ''} is taken. Stop what listens there, or set SANDBOX_PORT and SANDBOX_SMTP_PORT.`
      : `The sandbox could not start: ${error.message}`,
  )
  process.exit(1)
})
