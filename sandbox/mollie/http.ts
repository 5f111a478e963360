// Mollie over HTTP: its API, the checkout page that a payer sees, and what the control surface can do to it.
import type { HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { Hono } from 'hono'
import { readBody } from '../control/act-routes'
import { controlErrorResponse } from '../control/guard'
import { ControlError, optionalText } from '../control/shape'
import type { Core } from '../core/core'
import type { MollieRefundStatus, MollieStatus } from '../core/kinds'
import { missingPage } from '../pages/layout'
import { createRefund, findPayment, move, moveRefund, refundedMinor, setCancelable } from './acts'
import { chargeBack, reverseChargeback } from './chargebacks'
import { checkoutPage, homeOf, readChoice } from './checkout-page'
import { MollieError } from './error'
import { minorOf } from './money'
import { answerMollie, type MollieMachine } from './pipeline'
import { paymentView, refundView } from './view'

type Env = { Bindings: HttpBindings }

export function mollieRoutes(machine: MollieMachine): Hono<Env> {
  const { core } = machine
  const app = new Hono<Env>()
  app.all('/mollie/v2/*', async (c) => {
    const outcome = await answerMollie(machine, {
      method: c.req.method,
      path: new URL(c.req.url).pathname,
      query: c.req.query(),
      body: c.req.method === 'GET' ? '' : await c.req.text(),
      authorization: c.req.header('authorization'),
      idempotencyKey: c.req.header('idempotency-key'),
    })
    if (outcome === 'cut') {
      c.env.incoming.socket.destroy()
      return RESPONSE_ALREADY_SENT
    }
    return new Response(JSON.stringify(outcome.body), {
      status: outcome.status,
      headers: {
        'content-type': 'application/hal+json',
        ...(outcome.isReplay && { 'idempotent-replayed': 'true' }),
      },
    })
  })
  app.get('/mollie/checkout/:id', (c) => checkoutPage(core, c.req.param('id')))
  app.post('/mollie/checkout/:id', async (c) => {
    const id = c.req.param('id')
    const choice = readChoice((await c.req.parseBody()).status)
    const payment = core.store.find('mollie_payment', id)?.object
    if (!payment) return missingPage('payment')
    if (choice && payment.status === 'open') core.store.step(() => move(core, id, choice))
    return c.redirect(homeOf(findPayment(core, id).payment), 303)
  })
  return app
}

const ACTS: Record<string, MollieStatus> = {
  pay: 'paid',
  fail: 'failed',
  cancel: 'canceled',
  expire: 'expired',
  pend: 'pending',
  authorize: 'authorized',
}

const REFUND_ACTS: Record<string, MollieRefundStatus> = {
  process: 'processing',
  settle: 'refunded',
  fail: 'failed',
  cancel: 'canceled',
}

/** Mounted at /_sandbox/mollie. */
export function mollieControl(core: Core): Hono {
  const app = new Hono()
  const view = (id: string) => {
    const { payment, profile } = findPayment(core, id)
    return paymentView(core, profile, payment, ['refunds', 'chargebacks'])
  }
  app.onError((error, c) => {
    if (error instanceof MollieError)
      return c.json({ error: { message: error.message } }, error.status as 422)
    return controlErrorResponse(error, c)
  })
  app.get('/payments', (c) => {
    const rows = core.store.list('mollie_payment', c.req.query('profile')).reverse()
    return c.json({ data: rows.map(({ object }) => view(object.id)) })
  })
  app.get('/payments/:id', (c) => c.json(view(c.req.param('id'))))
  app.post('/payments/:id/refund', async (c) => {
    const { payment, profile } = findPayment(core, c.req.param('id'))
    const value = optionalText(await readBody(c.req.raw), 'value')
    const { currency } = payment
    const remaining = payment.amountMinor - refundedMinor(core, profile, payment.id)
    const amountMinor = value === undefined ? remaining : minorOf({ currency, value }, 'value')
    const input = { amountMinor, description: '', metadata: null }
    const refund = core.store.step(() => createRefund(core, profile, payment, input))
    return c.json(refundView(core, profile, payment, refund))
  })
  app.post('/payments/:id/chargeback', async (c) => {
    const id = c.req.param('id')
    const { currency } = findPayment(core, id).payment
    const value = optionalText(await readBody(c.req.raw), 'value')
    const amountMinor = value === undefined ? undefined : minorOf({ currency, value }, 'value')
    core.store.step(() => chargeBack(core, id, amountMinor))
    return c.json(view(id))
  })
  app.post('/chargebacks/:id/reverse', (c) => {
    const { payment } = core.store.step(() => reverseChargeback(core, c.req.param('id')))
    return c.json(view(payment))
  })
  app.post('/payments/:id/cancelable', async (c) => {
    const { isCancelable } = await readBody(c.req.raw)
    const id = c.req.param('id')
    core.store.step(() => setCancelable(core, id, isCancelable !== false))
    return c.json(view(id))
  })
  app.post('/payments/:id/:act', (c) => {
    const status = ACTS[c.req.param('act')]
    if (!status) throw new ControlError(404, `The acts are ${Object.keys(ACTS).join(', ')}`)
    const id = c.req.param('id')
    core.store.step(() => move(core, id, status))
    return c.json(view(id))
  })
  app.post('/refunds/:id/:act', (c) => {
    const status = REFUND_ACTS[c.req.param('act')]
    if (!status) throw new ControlError(404, `The acts are ${Object.keys(REFUND_ACTS).join(', ')}`)
    const { payment } = core.store.step(() => moveRefund(core, c.req.param('id'), status))
    return c.json(view(payment))
  })
  return app
}
