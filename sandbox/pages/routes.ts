// Routes of the sandbox's own pages: checkout, the bank's question, onboarding, receipts, control.
import { Hono } from 'hono'
import type { World } from '../world'
import { checkoutPage } from './checkout'
import { controlPage } from './control'
import { onboardingPage } from './onboarding'
import { receiptPage } from './receipt'
import { challengePage, homeOf } from './three-d-secure'

export function pageRoutes(world: World): Hono {
  const app = new Hono()
  app.get('/c/pay/:session', (c) =>
    checkoutPage(world, c.req.param('session'), c.req.query('in') === 'frame'),
  )
  app.get('/connect/onboarding/:token', (c) => onboardingPage(world, c.req.param('token')))
  app.get('/_sandbox', (c) => controlPage(world, c.req.query('tab')))
  app.get('/_sandbox/receipts/:charge', (c) => receiptPage(world, c.req.param('charge')))
  app.get('/_sandbox/3ds/:intent', (c) =>
    challengePage(world, c.req.param('intent'), c.req.query('mode') ?? 'redirect'),
  )
  app.post('/_sandbox/3ds/:intent', async (c) => {
    const id = c.req.param('intent')
    const before = world.findIntent(id)?.object
    if (before === undefined) return c.json({ message: `No such intent: '${id}'` }, 404)
    // Read before the answer: the next action is gone afterwards.
    const base = before.next_action?.redirect_to_url?.return_url ?? undefined
    const body: { outcome?: unknown } = await c.req.json()
    if (before.status === 'requires_action') {
      world.completeAuthentication(id, body.outcome === 'succeed' ? 'succeed' : 'fail')
    }
    const after = world.findIntent(id)?.object
    return c.json({ status: after?.status, returnUrl: after && base ? homeOf(base, after) : undefined })
  })
  return app
}
