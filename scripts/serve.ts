// Serves the built app, works between its requests, or both, as REMIT_ROLE says: one process, which finishes what it has begun
// before it ends.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { inspect } from 'node:util'
import next from 'next'
import { startBackground } from '@/lib/background'
import { tellCollector } from '@/lib/collector'
import { type Env, readEnv } from '@/lib/env'
import { readBuilt } from '@/lib/http/door/built'
import { createDoorServer } from '@/lib/http/door/door-server'
import { ownAnswers } from '@/lib/http/door/own-answers'
import { readRouteTable } from '@/lib/http/door/route-table'
import { isLeaving, leave } from '@/lib/leaving'
import { createLog, type Log } from '@/lib/log'
import { PROMETHEUS } from '@/lib/metrics'
import { printingAside } from '@/lib/paper/press'
import { watchEventLoop } from '@/lib/telemetry/process'
import { inSources, runsAs } from '@/lib/telemetry/source-lines'
import { testClock } from '@/lib/test-clock'
import { buildHouse, closeHouse, house as houseOfCalls } from '@/lib/wiring'
import { onceAlone } from './support/alone'
import { createHealthServer } from './support/health-server'
import { closeServers, listen } from './support/listen'
import { routeModules } from './support/route-modules'
import { PlainError } from './support/say'
import { NEXTS_FILES, OWN_PAGES, ROOT, SERVER } from './support/service'

const DRAIN_MS = 10_000

type App = Awaited<ReturnType<typeof openApp>>

async function openApp(port: number) {
  const app = next({ dev: false, dir: ROOT, hostname: 'localhost', port })
  await app.prepare()
  // Routes and pages share it, whichever is asked first.
  houseOfCalls()
  return app
}

function doorOf(app: App, settings: Env, log: Log, port: number) {
  const routes = readRouteTable(join(ROOT, 'app'))
  const onFault = (error: unknown, requestId: string) =>
    log.error({ err: error, requestId }, 'a request failed')
  const answer = ownAnswers({
    ...{ routes, modules: routeModules, built: readBuilt(join(ROOT, OWN_PAGES), join(ROOT, NEXTS_FILES)) },
    origin: `http://localhost:${port}`,
    next: app.getRequestHandler(),
    onFault: (error, { headers }) => onFault(error, String(headers['x-request-id'])),
  })
  return {
    settings,
    routes,
    inside: async (request: IncomingMessage, response: ServerResponse) => {
      if (isLeaving()) response.setHeader('connection', 'close')
      await answer(request, response)
    },
    onFault,
  }
}

/** Before anything else: nobody must take its times for real. */
function sayTestClock({ testClock: file }: Env, log: Log): void {
  if (file === undefined) return
  log.warn({ file, seconds: testClock(file).seconds() }, 'REMIT_TEST_CLOCK is on: a test moves the clock')
}

async function main() {
  runsAs(join(ROOT, SERVER))
  // The parent was killed: nobody would restart or stop us any more. Until we serve there is nothing to finish.
  let end: () => unknown = () => process.exit(0)
  onceAlone(() => void end())
  const env = readEnv(process.env)
  const log = createLog(env.logLevel)
  sayTestClock(env, log)
  watchEventLoop(PROMETHEUS)
  const port = Number(process.env.PORT)
  const hosts = (process.env.SERVE_HOSTS ?? '::').split(',')
  const house = buildHouse(process.env)
  const telemetry = await tellCollector(house)
  const app = env.parts.hasPages ? await openApp(port) : undefined
  const door = app && doorOf(app, env, log, port)
  const servers = hosts.map(() => (door ? createDoorServer(door) : createHealthServer(house)))
  await Promise.all(servers.map((server, index) => listen(server, port, hosts[index] ?? '::')))
  const background = env.parts.hasJobs ? await printingAside(() => startBackground(house)) : undefined

  async function drain() {
    if (isLeaving()) return
    leave()
    // For so long whoever balances the load is told at /api/ready to send nothing more here, while everything is still served.
    await pause(env.stopDelaySeconds * 1000)
    await closeServers(servers, DRAIN_MS)
    await background?.stop()
    await telemetry.stop()
    await closeHouse(house)
    await app?.close()
    process.exit(0)
  }

  process.on('SIGTERM', drain)
  process.on('SIGINT', drain)
  end = drain
  process.send?.({ ready: true, port })
}

main().catch((error: unknown) => {
  console.error(error instanceof PlainError ? error.message : inSources(inspect(error)))
  process.exit(1)
})
