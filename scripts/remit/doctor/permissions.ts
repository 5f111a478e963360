// The doctor asks what a restricted key of Stripe's may do: each call that Remit makes, in a form that changes nothing.
import { z } from 'zod'
import type { Env } from '@/lib/env'
import { ask } from '../reach'
import type { Finding } from './finding'

interface Right {
  /** As Stripe's page of a restricted key calls it. */
  name: string
  path: string
  /** Asked for with a parameter that nobody knows, which is refused before anything is made. */
  isWrite?: boolean
  /** Asked at a connected account, as Remit does. */
  isConnected?: boolean
  /** What does not work without it. */
  lost: string
  /** Remit works without it, only less well. */
  isOptional?: boolean
}

const RIGHTS: readonly Right[] = [
  {
    ...{ name: 'reading its own account', path: '/v1/account', isOptional: true },
    lost: 'a key of another platform is not noticed, and a withdrawn access is believed only after a day',
  },
  { name: 'Accounts: Read', path: '/v1/accounts?limit=1', lost: 'connected accounts cannot be looked at' },
  {
    ...{ name: 'Accounts: Write', path: '/v1/accounts', isWrite: true },
    lost: 'no organisation can switch on payments',
  },
  {
    ...{ name: 'Account Sessions: Write', path: '/v1/account_sessions', isWrite: true },
    lost: 'onboarding cannot be shown',
  },
  {
    ...{ name: 'Account Links: Write', path: '/v1/account_links', isWrite: true },
    lost: 'onboarding at Stripe cannot be opened',
  },
  {
    ...{ name: 'PaymentIntents: Write', path: '/v1/payment_intents', isWrite: true, isConnected: true },
    lost: 'no invoice can be paid',
  },
  {
    ...{ name: 'PaymentIntents: Read', path: '/v1/payment_intents?limit=1', isConnected: true },
    lost: 'no payment is settled',
  },
  {
    ...{ name: 'Checkout Sessions: Write', path: '/v1/checkout/sessions', isWrite: true, isConnected: true },
    lost: 'no checkout can be opened',
  },
  {
    ...{ name: 'Checkout Sessions: Read', path: '/v1/checkout/sessions?limit=1', isConnected: true },
    lost: 'no checkout is settled',
  },
  {
    ...{ name: 'Charges and Refunds: Write', path: '/v1/refunds', isWrite: true, isConnected: true },
    lost: 'nothing can be refunded',
  },
  {
    ...{ name: 'Charges and Refunds: Read', path: '/v1/refunds?limit=1', isConnected: true },
    lost: 'refunds are not seen',
  },
  {
    ...{ name: 'Disputes: Read', path: '/v1/disputes?limit=1', isConnected: true },
    lost: 'disputes are not seen',
  },
  {
    ...{ name: 'Events: Read', path: '/v1/events?limit=1', isConnected: true },
    lost: 'events that Stripe could not deliver are not found again',
  },
  {
    ...{ name: 'Balance Transactions: Read', path: '/v1/balance_transactions?limit=1', isConnected: true },
    ...{ lost: 'Stripe’s fees and net amounts stay unknown', isOptional: true },
  },
  {
    ...{ name: 'Payouts: Read', path: '/v1/payouts?limit=1', isConnected: true },
    ...{ lost: 'payouts are not shown', isOptional: true },
  },
  {
    ...{ name: 'Payment Method Domains: Write', path: '/v1/payment_method_domains' },
    ...{ isWrite: true, isConnected: true, isOptional: true },
    lost: 'Apple Pay and Google Pay are not offered',
  },
]

const NOBODY_KNOWS = 'remit_doctor=asks_only'

const accounts = z.object({ data: z.array(z.object({ id: z.string() })) })
const refusal = z.object({ error: z.object({ code: z.string().optional() }) })

const isLacking = async (answer: Response): Promise<boolean> =>
  answer.status === 403 &&
  // The account refuses the platform, whatever its key may do.
  refusal.safeParse(await answer.json().catch(() => undefined)).data?.error.code !== 'account_invalid'

/** Undefined where the right is there, or Stripe did not answer. */
async function lackOf(env: Env, base: string, account: string | undefined, right: Right) {
  const { isConnected, isOptional, isWrite, lost, name, path } = right
  const headers = {
    authorization: `Bearer ${env.stripeSecretKey}`,
    ...(isConnected && account !== undefined && { 'stripe-account': account }),
  }
  const answer = await ask(`${base}${path}`, headers, isWrite ? NOBODY_KNOWS : undefined)
  if (answer === undefined || !(await isLacking(answer))) return []
  const state = isOptional ? ('note' as const) : ('fault' as const)
  const sentence = `The restricted key lacks ${isOptional ? 'a right that Remit can do without' : 'a right that Remit needs'}, “${name}”: ${lost}.`
  return [{ about: 'Stripe' as const, state, sentence }]
}

async function someAccount(env: Env, base: string): Promise<string | undefined> {
  const answer = await ask(`${base}/v1/accounts?limit=1`, { authorization: `Bearer ${env.stripeSecretKey}` })
  return answer?.ok ? accounts.safeParse(await answer.json()).data?.data[0]?.id : undefined
}

export const isRestricted = ({ stripeSecretKey }: Env): boolean => stripeSecretKey.startsWith('rk_')

/** A key that is not restricted may do everything, and is not asked. `at` is a connected account; any that Stripe names, where none is given. */
export async function examineRights(env: Env, base: string, at?: string): Promise<Finding[]> {
  if (!isRestricted(env)) return []
  const account = at ?? (await someAccount(env, base))
  const lacks = (await Promise.all(RIGHTS.map((right) => lackOf(env, base, account, right)))).flat()
  const all = { about: 'Stripe', state: 'fine', sentence: 'The restricted key has every right it needs.' }
  return lacks.some(({ state }) => state === 'fault') ? lacks : [all as Finding, ...lacks]
}
