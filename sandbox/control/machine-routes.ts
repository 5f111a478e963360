// Control surface: the machine itself — log, objects, ledger, faults, webhooks, clock, reset.
import { Hono } from 'hono'
import { runDueJobs } from '../acts/jobs'
import type { Machine } from '../api/pipeline'
import { type Core, PLATFORM_ID } from '../core/core'
import { newId } from '../core/ids'
import type { StripeKind } from '../core/kinds'
import type { WebhookTarget } from '../options'
import { NO_MISCHIEF, readMischief } from '../webhooks/mischief'
import type { DeliveryQueue } from '../webhooks/queue'
import { listeningTargets } from '../webhooks/targets'
import { readBody } from './act-routes'
import { ledger } from './ledger'
import { type Body, ControlError, optionalInteger, optionalText } from './shape'

const KINDS: StripeKind[] = [
  ...([
    'account',
    'application_fee',
    'balance_transaction',
    'charge',
    'checkout.session',
    'customer',
  ] as const),
  ...([
    'dispute',
    'event',
    'fee_refund',
    'payment_intent',
    'payment_method',
    'payment_method_domain',
  ] as const),
  ...(['refund', 'setup_intent', 'webhook_endpoint'] as const),
]

export function machineRoutes(machine: Machine, queue: DeliveryQueue): Hono {
  const { core, log, faults } = machine
  const app = new Hono()
  app.get('/requests', (c) => c.json({ data: log.list(c.req.query('about')) }))
  app.delete('/requests', (c) => {
    mustBeAlone(core, 'The log of requests')
    log.clear()
    return c.json({ data: [] })
  })
  app.get('/objects', (c) => {
    const kind = KINDS.find((known) => known === c.req.query('type'))
    if (!kind) throw new ControlError(400, `type is one of ${KINDS.join(', ')}`)
    return c.json({ data: core.store.list(kind, c.req.query('account')).reverse() })
  })
  app.get('/ledger', (c) => c.json({ data: ledger(core, c.req.query('account')) }))
  app.get('/faults', (c) => c.json({ data: faults.list() }))
  app.post('/faults', async (c) => {
    const body = await readBody(c.req.raw)
    mustHaveAccount(core, 'A fault', optionalText(body, 'account'))
    return c.json(faults.add(body))
  })
  app.delete('/faults', (c) => {
    const account = c.req.query('account')
    mustHaveAccount(core, 'What is cleared', account)
    faults.clear(account)
    return c.json({ data: [] })
  })
  app.post('/faults/:id/release', (c) => {
    faults.release(c.req.param('id'))
    return c.json({ released: true })
  })
  app.get('/clock', (c) => c.json(clock(core)))
  app.post('/clock', async (c) => {
    mustBeAlone(core, 'The clock')
    core.advance(optionalInteger(await readBody(c.req.raw), 'advanceSeconds') ?? 0)
    runDueJobs(core)
    return c.json(clock(core))
  })
  app.post('/accounts/:id/jobs', async (c) => {
    const withinSeconds = optionalInteger(await readBody(c.req.raw), 'withinSeconds') ?? 0
    runDueJobs(core, c.req.param('id'), withinSeconds)
    return c.json({ waiting: core.store.list('job', c.req.param('id')).length })
  })
  app.post('/reset', (c) => {
    mustBeAlone(core, 'What is remembered')
    core.reset()
    faults.clear()
    log.clear()
    queue.clear()
    queue.setMischief(NO_MISCHIEF)
    return c.json({ reset: true })
  })
  return app
}

export function webhookRoutes(core: Core, queue: DeliveryQueue): Hono {
  const app = new Hono()
  app.get('/webhooks', (c) => c.json({ ...queue.mischief, waiting: queue.size() }))
  app.post('/webhooks', async (c) => {
    mustBeAlone(core, 'Mischief')
    queue.setMischief(readMischief(queue.mischief, await readBody(c.req.raw)))
    return c.json({ ...queue.mischief, waiting: queue.size() })
  })
  app.post('/webhooks/flush', async (c) => c.json({ waiting: await queue.flush() }))
  app.get('/webhooks/deliveries', (c) => {
    const rows = core.store.list('delivery').map(({ object }) => ({
      ...object,
      type: core.store.find('event', object.event)?.object.type ?? null,
    }))
    return c.json({ data: rows.reverse() })
  })
  app.post('/events/:id/resend', (c) => c.json(resend(core, c.req.param('id'))))
  app.get('/webhook-targets', (c) => c.json(core.targets))
  app.post('/webhook-targets', async (c) => {
    mustBeAlone(core, 'Where events go')
    const body = await readBody(c.req.raw)
    core.targets.platform = target(body, 'platform', core.targets.platform)
    core.targets.connect = target(body, 'connect', core.targets.connect)
    return c.json(core.targets)
  })
  return app
}

function mustBeAlone({ options }: Core, what: string): void {
  if (options.isShared) throw new ControlError(403, `${what} concerns all who share this sandbox`)
}

/** The platform's own account is everybody's. */
function mustHaveAccount({ options }: Core, what: string, account: string | undefined): void {
  if (options.isShared && (account === undefined || account === PLATFORM_ID))
    throw new ControlError(403, `${what} must name an account of its own: this sandbox is shared`)
}

/** The same event once more, to everyone who listens now. */
function resend(core: Core, id: string): object {
  const found = core.store.find('event', id)
  if (!found) throw new ControlError(404, `No such event: ${id}`)
  const { account, object: event } = found
  const targets = listeningTargets(core, account, event.type)
  core.store.step(() => {
    core.store.put('event', account, { ...event, pending_webhooks: event.pending_webhooks + targets.length })
    for (const name of targets) {
      const delivery = { id: newId('whd'), event: id, account, target: name, attempts: 0, nextAttemptAt: 0 }
      core.store.put('delivery', account, { ...delivery, status: 'pending' })
    }
  })
  return { event: id, targets }
}

function target(body: Body, name: string, now: WebhookTarget | undefined): WebhookTarget | undefined {
  const wanted = body[name]
  if (wanted === undefined) return now
  if (wanted === null) return undefined
  if (typeof wanted !== 'object') throw new ControlError(400, `${name} must be { url, secret } or null`)
  const url = optionalText(wanted as Body, 'url')
  const secret = optionalText(wanted as Body, 'secret')
  if (!url || !secret || !URL.canParse(url)) throw new ControlError(400, `${name} needs url and secret`)
  return { url, secret }
}

function clock(core: Core): object {
  const now = core.now()
  return {
    now: new Date(now).toISOString(),
    nowSeconds: core.nowSeconds(),
    offsetSeconds: Math.round((now - Date.now()) / 1000),
    platform: PLATFORM_ID,
  }
}
