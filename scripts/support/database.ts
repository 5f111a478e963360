// Keeps the embedded Postgres running: starts it again when it was killed.
import { type EmbeddedPostgres, startEmbeddedPostgres, whenGone } from '@/db/embedded/start'
import { say } from './say'

type Options = { dataDir: string; archiveDir: string | undefined; onMoved: (url: string) => void }

export async function keepDatabase({ archiveDir, dataDir, onMoved }: Options) {
  const log = (line: string) => say(`  ${line}`)
  const aborter = new AbortController()
  let current: EmbeddedPostgres = await startEmbeddedPostgres({ dataDir, archiveDir, log })

  async function watch(): Promise<void> {
    while (await whenGone(current, aborter.signal)) {
      say('Postgres stopped unexpectedly; it is being restarted.')
      const { url, stop } = current
      current = await startEmbeddedPostgres({ dataDir, archiveDir, log })
      // The mark of the dead server's holder goes, now that the new one has its own.
      await stop()
      if (current.url !== url) onMoved(current.url)
    }
  }

  const watching = watch()
  watching.catch((error: unknown) =>
    say(`Postgres cannot be started again: ${error instanceof Error ? error.message : error}`),
  )
  return {
    url: current.url,
    adopted: current.adopted,
    stop: async () => {
      aborter.abort()
      await Promise.allSettled([watching])
      await current.stop()
    },
  }
}
