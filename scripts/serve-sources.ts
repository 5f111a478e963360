// For `npm run dev`: serves the sources as they are being written, behind the same front door as the built app.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import next from 'next'
import { readEnv } from '@/lib/env'
import type { House } from '@/lib/house'
import { createLog } from '@/lib/log'
import { openHotDoor } from './support/hot-door'
import { hotPages } from './support/hot-pages'
import { closeServers, listen } from './support/listen'
import { explain, PlainError, say } from './support/say'
import { ROOT } from './support/service'
import { watchFolders } from './support/watch'

const DRAIN_MS = 1_000
/** Requests that a house was handed to have ended by then. */
const OLD_HOUSE_MS = 60_000

const holder = globalThis as typeof globalThis & {
  remitHouse?: House
  remitDropOlder?: (readAt: number) => void
}

/** What asks for it next builds it anew. */
function dropHouse(): void {
  const old = holder.remitHouse
  delete holder.remitHouse
  if (old)
    setTimeout(
      () => void Promise.all([old.db.$client.end({ timeout: 5 }), old.standby?.end()]),
      OLD_HOUSE_MS,
    ).unref()
}

let newestReading = 0

/**
 * Dropped at the change itself, it could be built once more by what was there before: requests go on while Next reads the change,
 * for seconds on a busy machine, and that house would stay.
 */
holder.remitDropOlder = (readAt) => {
  if (readAt <= newestReading) return
  newestReading = readAt
  dropHouse()
}

/** The database is started while the modules of Next are read; Next itself keeps the environment as it finds it. */
async function laterVariables(): Promise<void> {
  const message = await new Promise<{ variables: NodeJS.ProcessEnv }>((resolve) =>
    process.once('message', resolve),
  )
  Object.assign(process.env, message.variables)
}

async function main() {
  const orphaned = () => process.exit(0)
  process.once('disconnect', orphaned)
  if (process.connected === false) orphaned()
  await laterVariables()
  const env = readEnv(process.env)
  const log = createLog(env.logLevel)
  const port = Number(process.env.PORT)
  const hosts = (process.env.SERVE_HOSTS ?? '::').split(',')
  // Next hangs its socket for changes on one server; every listening one hands it what it hears.
  const sockets = createServer()
  const app = next({
    dev: true,
    dir: ROOT,
    hostname: 'localhost',
    port,
    turbopack: true,
    httpServer: sockets,
  })
  await app.prepare()
  const handle = app.getRequestHandler()
  const onFault = (error: unknown, requestId: string) =>
    log.error({ err: error, requestId }, 'a request failed')
  const pages = hotPages({
    origin: `http://localhost:${port}`,
    next: (request: IncomingMessage, response: ServerResponse) => handle(request, response),
    onFault: (error, { headers }) => onFault(error, String(headers['x-request-id'])),
  })
  const door = await openHotDoor({ settings: env, inside: pages.inside, onFault })
  const servers = hosts.map(() => createServer())
  for (const server of servers) {
    door.attend(server)
    server.on('upgrade', (request, socket, head) => {
      if (!sockets.emit('upgrade', request, socket, head)) socket.destroy()
    })
  }
  await Promise.all(servers.map((server, index) => listen(server, port, hosts[index] ?? '::')))
  const watching = watchFolders(['app', 'components', 'lib', 'db'], (paths) => {
    pages.forget()
    // Next sees to pages and routes itself.
    const isAboutDoor = paths.some((path) =>
      /^(?:lib|db)\/|^app\/.*(?:route|page|own-page)\.tsx?$/.test(path),
    )
    if (isAboutDoor)
      door.renew().catch((error: unknown) => say(`The front door stays as it was: ${explain(error)}`))
  })

  let isEnding = false
  async function end() {
    if (isEnding) return
    isEnding = true
    watching.close()
    await closeServers(servers, DRAIN_MS)
    await app.close()
    process.exit(0)
  }
  process.on('SIGTERM', end)
  process.on('SIGINT', end)
  process.off('disconnect', orphaned).on('disconnect', end)
  // The first page costs the most, so that nobody who opens one waits for it; what it answers is of no concern here.
  await fetch(`http://${hosts[0] === '::' ? 'localhost' : hosts[0]}:${port}/sign-in`).then((page) =>
    page.text(),
  )
  process.send?.({ ready: true, port })
}

main().catch((error: unknown) => {
  console.error(error instanceof PlainError ? error.message : error)
  process.exit(1)
})
