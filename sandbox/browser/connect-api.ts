// What Connect frames and the hosted onboarding page ask: the account's state, drafts, the verdict, its payments.
import { Hono } from 'hono'
import type { OnboardingOutcome, World } from '../world'
import type { AccountState, PaymentRow } from './connect/account-api'
import { isRecord } from './shared/messages'

const OUTCOMES: OnboardingOutcome[] = ['active', 'pending', 'restricted', 'rejected', 'payouts_off']

export function connectApi(world: World): Hono {
  const app = new Hono()
  app.post('/:what', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    if (!isRecord(body)) return c.json({ message: 'The body is not JSON.' }, 400)
    const account = accountOf(world, body)
    if (account === undefined) return c.json({ message: 'This session has expired.' }, 401)
    switch (c.req.param('what')) {
      case 'state':
        return c.json(stateOf(world, account, body))
      case 'draft':
        world.saveOnboardingDraft(account, isRecord(body.fields) ? body.fields : {})
        return c.json(stateOf(world, account, body))
      case 'finish': {
        const outcome = OUTCOMES.find((name) => name === body.outcome)
        if (outcome === undefined) return c.json({ message: 'Unknown outcome.' }, 400)
        world.finishOnboarding(account, outcome)
        return c.json(stateOf(world, account, body))
      }
      case 'payments':
        return c.json({ rows: paymentsOf(world, account) })
      default:
        return c.json({ message: 'Unknown question.' }, 404)
    }
  })
  return app
}

/** The account that a session's client secret, or an opened link, speaks for. */
function accountOf(world: World, body: Record<string, unknown>): string | undefined {
  if (typeof body.clientSecret === 'string') return world.accountSession(body.clientSecret)?.account
  if (typeof body.token === 'string') return world.accountLink(body.token)?.account
  return undefined
}

function stateOf(world: World, id: string, body: Record<string, unknown>): AccountState {
  const account = world.find('account', id)?.object
  if (account === undefined) throw new Error(`Account ${id} has a session but does not exist.`)
  const due = account.requirements
  const draft = world.onboardingDraft(id)
  const named = draft.business_name ?? account.business_profile?.name ?? account.company?.name
  return {
    id,
    country: account.country ?? 'US',
    currency: account.default_currency ?? 'usd',
    email: account.email ?? '',
    businessType: account.business_type ?? String(draft.business_type ?? ''),
    businessName: typeof named === 'string' ? named : '',
    isSubmitted: account.details_submitted,
    chargesEnabled: account.charges_enabled,
    payoutsEnabled: account.payouts_enabled,
    disabledReason: due?.disabled_reason ?? undefined,
    due: account.details_submitted ? (due?.currently_due ?? []) : [],
    pending: due?.pending_verification ?? [],
    draft,
    returnUrl: typeof body.token === 'string' ? world.accountLink(body.token)?.returnUrl : undefined,
  }
}

function paymentsOf(world: World, account: string): PaymentRow[] {
  return world.list('charge', account).map(({ object: charge }) => ({
    id: charge.id,
    amount: charge.amount,
    amountRefunded: charge.amount_refunded,
    currency: charge.currency,
    status: charge.status,
    createdAt: charge.created * 1000,
    method: charge.payment_method_details?.type ?? '',
  }))
}
