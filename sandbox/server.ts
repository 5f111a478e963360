// Puts the sandbox together and makes it listen, on this machine only.
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { authorize } from './acts/accounts'
import { runDueJobs } from './acts/jobs'
import { ALL_ROUTES } from './api/all-routes'
import { apiRoutes } from './api/http'
import { IdempotencyKeys } from './api/idempotency'
import type { Machine } from './api/pipeline'
import { createRouter } from './api/router'
import { browserRoutes } from './browser/routes'
import { actRoutes } from './control/act-routes'
import { Faults } from './control/faults'
import { controlErrorResponse, onlyLoopback } from './control/guard'
import { machineRoutes, webhookRoutes } from './control/machine-routes'
import { RequestLog } from './control/request-log'
import { type Core, createCore } from './core/core'
import { createWorld } from './create-world'
import { startMailbox } from './mail/mailbox'
import { mollieControl, mollieRoutes } from './mollie/http'
import { mollieMachine } from './mollie/pipeline'
import { SANDBOX_DEFAULTS, type SandboxOptions } from './options'
import { pageRoutes } from './pages/routes'
import { createParamsCheck } from './params/check'
import { loadParamsSchema } from './params/schema'
import { peppolControl, peppolRoutes } from './peppol/http'
import { DeliveryQueue } from './webhooks/queue'

const JOBS_EVERY_MS = 100

export interface Sandbox {
  url: string
  smtpUrl: string
  stop(): Promise<void>
}

/** Throws when a port is taken. What is not given has the value of SANDBOX_DEFAULTS. */
export async function startSandbox(options: Partial<SandboxOptions> = {}): Promise<Sandbox> {
  const chosen: SandboxOptions = { ...SANDBOX_DEFAULTS, ...options }
  const schema = await loadParamsSchema()
  const core = createCore(chosen)
  const queue = new DeliveryQueue(core)
  const mailbox = await startMailbox({
    port: chosen.smtpPort,
    dataDir: chosen.dataDir && join(chosen.dataDir, 'mail'),
  })
  const machine: Machine = {
    core,
    faults: new Faults(),
    log: new RequestLog(),
    keys: new IdempotencyKeys(core),
    params: createParamsCheck(schema),
    find: createRouter(ALL_ROUTES),
  }
  const app = assemble(machine, queue, mailbox.routes)
  const server = createAdaptorServer({ fetch: app.fetch }) as Server
  // A call is cut when a fault says so, and not because its connection was idle for a moment too long.
  server.keepAliveTimeout = 65_000
  try {
    await listen(server, chosen.port)
  } catch (error) {
    await mailbox.stop()
    core.store.close()
    throw error
  }
  core.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  queue.start()
  const jobs = setInterval(() => runDueJobs(core), JOBS_EVERY_MS)
  return {
    url: core.url,
    smtpUrl: `smtp://127.0.0.1:${mailbox.port}`,
    async stop() {
      clearInterval(jobs)
      queue.stop()
      await mailbox.stop()
      await close(server)
      core.store.close()
    },
  }
}

function assemble(machine: Machine, queue: DeliveryQueue, mail: Hono): Hono {
  const { core, faults, log } = machine
  const world = createWorld(core)
  const app = new Hono()
  app.onError(controlErrorResponse)
  app.use('/_sandbox', onlyLoopback)
  app.use('/_sandbox/*', onlyLoopback)
  app.get('/', (c) => c.redirect('/_sandbox'))
  app.route('/', apiRoutes(machine) as unknown as Hono)
  app.route('/', mollieRoutes(mollieMachine(core, faults, log)) as unknown as Hono)
  app.route('/', peppolRoutes({ core, faults, log }) as unknown as Hono)
  app.route('/_sandbox/mollie', mollieControl(core))
  app.route('/_sandbox/peppol', peppolControl(core))
  app.route('/_sandbox', machineRoutes(machine, queue))
  app.route('/_sandbox', webhookRoutes(core, queue))
  app.route('/_sandbox', actRoutes(world, reauthorize(core)))
  app.route('/', mail)
  app.route('/', browserRoutes(world))
  app.route('/', pageRoutes(world))
  return app
}

function reauthorize(core: Core): (accountId: string) => object {
  return (accountId) => core.store.step(() => authorize(core, accountId))
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
