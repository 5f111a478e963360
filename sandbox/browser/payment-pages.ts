// What Checkout's own scripts ask Stripe: the session as a payer sees it, and its confirmation.
import { type Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { StripeError } from '../core/errors'
import type { Found, World } from '../world'
import { formatAmount } from './frame/money'

type FoundSession = Found<'checkout.session'>

/** Mounted at /c/api. Asked with the session's client secret; hosted pages have none and use the id. */
export function paymentPages(world: World): Hono {
  const app = new Hono()
  app.use('*', cors({ origin: '*', allowHeaders: ['authorization', 'stripe-account', 'content-type'] }))
  app.get('/:id', (c) => {
    const found = findFor(world, c, c.req.query('client_secret'))
    return found ? c.json(sessionView(world, found)) : refuse(c, c.req.param('id'))
  })
  app.post('/:id/confirm', async (c) => {
    const form = await c.req.parseBody()
    const found = findFor(world, c, textOf(form.client_secret))
    if (!found) return refuse(c, c.req.param('id'))
    try {
      const session = world.payCheckoutSession(found.object.id, textOf(form.payment_method) ?? '')
      return c.json({
        ...sessionView(world, { ...found, object: session }),
        payment_intent: intentOf(world, session),
      })
    } catch (cause) {
      if (cause instanceof StripeError) {
        return new Response(JSON.stringify({ error: cause.body }), {
          status: cause.status,
          headers: { 'content-type': 'application/json' },
        })
      }
      throw cause
    }
  })
  return app
}

/** A session of a connected account is unknown to a caller that does not name the account. */
function findFor(world: World, c: Context, clientSecret: string | undefined): FoundSession | undefined {
  const found = findSession(world, c.req.param('id') ?? '', clientSecret)
  const account = c.req.header('stripe-account') ?? world.platformId
  return found?.account === account ? found : undefined
}

export function findSession(
  world: World,
  id: string,
  clientSecret: string | undefined,
): FoundSession | undefined {
  const found = world.find('checkout.session', id)
  if (!found) return undefined
  const secret = found.object.client_secret
  // A hosted session has no client secret: whoever holds its address may pay it, as at Stripe.
  if (!secret) return found
  return clientSecret === secret ? found : undefined
}

function refuse(c: Context, id: string) {
  const message = `No such checkout.session: '${id}'`
  return c.json(
    { error: { type: 'invalid_request_error', code: 'resource_missing', message, param: 'session' } },
    404,
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

function intentOf(world: World, session: FoundSession['object']) {
  const id = typeof session.payment_intent === 'string' ? session.payment_intent : session.payment_intent?.id
  return id === undefined ? undefined : world.find('payment_intent', id)?.object
}

/** The session in the words of the Checkout elements SDK, with what the pages need beside them. */
export function sessionView(world: World, { account, object: session }: FoundSession) {
  const currency = session.currency ?? 'usd'
  const amount = (minor: number) => ({ minorUnitsAmount: minor, amount: formatAmount(minor, currency) })
  const lines = world.lineItems(session.id)
  const seller = world.find('account', account)?.object
  const isComplete = session.status === 'complete'
  return {
    id: session.id,
    account,
    businessName: seller?.business_profile?.name ?? seller?.settings?.dashboard?.display_name ?? null,
    canConfirm: session.status === 'open',
    currency,
    email: session.customer_details?.email ?? session.customer_email,
    lastPaymentError: null,
    lineItems: lines.map((line, index) => ({
      id: `li_${index}`,
      name: line.description,
      quantity: line.quantity,
      total: amount(line.amountTotal),
      subtotal: amount(line.amountTotal),
    })),
    livemode: false,
    status: isComplete
      ? { type: 'complete', paymentStatus: session.payment_status }
      : { type: session.status },
    total: {
      total: amount(session.amount_total ?? 0),
      subtotal: amount(session.amount_subtotal ?? session.amount_total ?? 0),
      taxExclusive: amount(session.total_details?.amount_tax ?? 0),
      discount: amount(session.total_details?.amount_discount ?? 0),
    },
    methodTypes: session.payment_method_types,
    returnUrl: session.return_url ?? null,
    redirectOnCompletion: session.redirect_on_completion ?? 'always',
    successUrl: session.success_url,
    cancelUrl: session.cancel_url,
  }
}
