// Starts the sandbox when the first test asks for it, so that runs which need none do not pay for it.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { appEnvOf, DEMO_KEYS, startSandbox } from '@/scripts/support/sandbox'
import { stopService } from '@/scripts/support/service'

export async function openSandboxDesk() {
  let sandbox: ReturnType<typeof startSandbox> | undefined
  const nobody = 'http://127.0.0.1:9'
  const desk = createServer(async (_request, response) => {
    try {
      sandbox ??= startSandbox({
        keys: DEMO_KEYS,
        appUrl: nobody,
        isShared: true,
        output: 'inherit',
      })
      const { ready } = await sandbox
      const { url, smtpUrl } = ready
      response.end(JSON.stringify({ url, smtpUrl, keys: DEMO_KEYS, env: appEnvOf(DEMO_KEYS, url) }))
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error))
    }
  })
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(desk.address() as AddressInfo).port}`,
    close: async () => {
      desk.close()
      const [outcome] = await Promise.allSettled([sandbox])
      if (outcome.status === 'fulfilled' && outcome.value !== undefined) await stopService(outcome.value)
    },
  }
}
