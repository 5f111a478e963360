// Control surface: what a payer, a seller, a bank or Stripe does, told by JSON.
import { Hono } from 'hono'
import type { CardBehaviour } from '../core/kinds'
import type { World } from '../world'
import { type Body, ControlError, oneOf, optionalInteger, optionalText } from './shape'

/** What a saved method may be told to do from now on. */
const BEHAVIOURS: CardBehaviour[] = [
  ...(['ok', 'generic_decline', 'insufficient_funds', 'lost_card', 'expired_card'] as const),
  ...(['three_d_secure', 'disputed', 'debit_fails', 'debit_disputed'] as const),
]

type Act = (id: string, body: Body) => object

export function actRoutes(world: World, authorize: (accountId: string) => object): Hono {
  const app = new Hono()
  for (const [path, act] of Object.entries({
    ...accountActs(world, authorize),
    ...paymentActs(world),
    ...moneyActs(world),
  })) {
    app.post(path, async (c) => c.json(act(c.req.param('id') ?? '', await readBody(c.req.raw))))
  }
  return app
}

/** An empty body counts as {}. */
export async function readBody(request: Request): Promise<Body> {
  const text = await request.text()
  if (text.trim() === '') return {}
  try {
    const body: unknown = JSON.parse(text)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new ControlError(400, 'The body must be a JSON object')
}

function accountActs(world: World, authorize: (accountId: string) => object): Record<string, Act> {
  return {
    '/accounts/:id/finish-onboarding': (id, body) =>
      world.finishOnboarding(
        id,
        oneOf(body, 'outcome', ['active', 'pending', 'restricted', 'rejected', 'payouts_off']),
      ),
    '/accounts/:id/capabilities': (id, body) => world.setCapabilities(id, body),
    '/accounts/:id/deauthorize': (id) => {
      world.deauthorize(id)
      return { id, status: 'deauthorized' }
    },
    '/accounts/:id/authorize': authorize,
    '/accounts/:id/payout': (id) => ({ object: 'list', data: world.payOut(id) }),
  }
}

function paymentActs(world: World): Record<string, Act> {
  return {
    '/payment_intents/:id/pay': (id, body) =>
      world.payPaymentIntent(id, optionalText(body, 'payment_method') ?? 'pm_card_visa'),
    '/payment_intents/:id/authenticate': (id, body) =>
      world.completeAuthentication(id, oneOf(body, 'outcome', ['succeed', 'fail'])),
    '/payment_intents/:id/settle': (id) => world.settleProcessing(id),
    '/payment_intents/:id/fail': (id) => world.failProcessing(id),
    '/payment_intents/:id/cancel': (id) => world.cancelPaymentIntent(id),
    '/setup_intents/:id/confirm': (id, body) =>
      world.confirmSetupIntent(id, optionalText(body, 'payment_method') ?? 'pm_card_visa'),
    '/setup_intents/:id/authenticate': (id, body) =>
      world.completeAuthentication(id, oneOf(body, 'outcome', ['succeed', 'fail'])),
    '/mandates/:id/end': (id) => world.endMandate(id),
    '/payment_methods/:id/detach': (id) => world.detachMethod(id),
    '/payment_methods/:id/behaviour': (id, body) =>
      world.setBehaviour(id, oneOf(body, 'behaviour', BEHAVIOURS)),
    '/checkout_sessions/:id/pay': (id, body) =>
      world.payCheckoutSession(id, optionalText(body, 'payment_method') ?? 'pm_card_visa'),
    '/checkout_sessions/:id/expire': (id) => world.expireCheckoutSession(id),
  }
}

function moneyActs(world: World): Record<string, Act> {
  const options = (body: Body) => ({
    amount: optionalInteger(body, 'amount'),
    reason: optionalText(body, 'reason'),
  })
  const refund: Act = (id, body) => world.refund(id, options(body))
  const dispute: Act = (id, body) => world.dispute(id, options(body))
  const inquiry: Act = (id, body) => world.dispute(id, { ...options(body), isInquiry: true })
  return {
    '/charges/:id/refund': refund,
    '/payment_intents/:id/refund': refund,
    '/charges/:id/dispute': dispute,
    '/payment_intents/:id/dispute': dispute,
    '/charges/:id/inquiry': inquiry,
    '/payment_intents/:id/inquiry': inquiry,
    '/refunds/:id/settle': (id) => world.settleRefund(id),
    '/refunds/:id/fail': (id) => world.failRefund(id),
    '/payouts/:id/fail': (id) => world.failPayout(id),
    '/disputes/:id/answer': (id) => world.answerDispute(id),
    '/disputes/:id/escalate': (id) => world.escalateInquiry(id),
    '/disputes/:id/close': (id, body) =>
      world.closeDispute(id, oneOf(body, 'status', ['won', 'lost', 'warning_closed'])),
  }
}
