// The doctor looks at Stripe: which key, which mode, does it open the door, and are both webhook endpoints known.
import { z } from 'zod'
import type { Env } from '@/lib/env'
import { ask } from '../reach'
import type { Finding } from './finding'
import { examineRights, isRestricted } from './permissions'

const STRIPE = 'https://api.stripe.com'

const endpoints = z.object({ data: z.array(z.object({ url: z.string(), status: z.string() })) })

function describeKey(env: Env, isSandbox: boolean): Finding {
  const sentence = isSandbox
    ? 'STRIPE_SECRET_KEY is not set: the sandbox simulates Stripe.'
    : `The Stripe key is a ${env.stripeLivemode ? 'live' : 'test'} key${isRestricted(env) ? ', restricted' : ''}${env.stripeApiBase ? `, used at the simulator ${env.stripeApiBase}` : ''}.`
  return { about: 'Stripe', state: 'fine', sentence }
}

async function tryKey(env: Env, isSandbox: boolean): Promise<Finding> {
  const base = env.stripeApiBase ?? STRIPE
  const answer = await ask(`${base}/v1/balance`, { authorization: `Bearer ${env.stripeSecretKey}` })
  if (answer === undefined) {
    return isSandbox
      ? { about: 'Stripe', state: 'note', sentence: 'The sandbox is not running; npm start starts it.' }
      : { about: 'Stripe', state: 'fault', sentence: `${base} is not responding.` }
  }
  if (answer.ok)
    return { about: 'Stripe', state: 'fine', sentence: `${base} is reachable and accepts the key.` }
  if (answer.status === 403) {
    return {
      about: 'Stripe',
      state: 'fine',
      sentence: `${base} is reachable; the key may not read the balance, which Remit does not need.`,
    }
  }
  const why = answer.status === 401 ? 'refuses the key' : `answers with status ${answer.status}`
  return { about: 'Stripe', state: 'fault', sentence: `${base} ${why}.` }
}

function countSecrets(name: string, secrets: string[], isSandbox: boolean): Finding {
  if (isSandbox) return { about: 'webhooks', state: 'fine', sentence: `${name} is shared with the sandbox.` }
  const count = secrets.length === 1 ? 'one secret' : `${secrets.length} secrets, each of which is accepted`
  return { about: 'webhooks', state: 'fine', sentence: `${name} holds ${count}.` }
}

/** Only a hint: a restricted key may not list them, and Stripe does not tell the two kinds apart. */
async function findEndpoints(env: Env): Promise<Finding[]> {
  const base = env.stripeApiBase ?? STRIPE
  const answer = await ask(`${base}/v1/webhook_endpoints?limit=100`, {
    authorization: `Bearer ${env.stripeSecretKey}`,
  })
  const known = answer?.ok ? endpoints.safeParse(await answer.json()).data?.data : undefined
  if (known === undefined) return []
  return ['/webhooks/stripe', '/webhooks/stripe/connect'].map((path) => {
    const url = `${env.appUrl}${path}`
    const found = known.find((one) => one.url === url)
    if (found?.status === 'enabled')
      return { about: 'webhooks', state: 'fine', sentence: `Stripe sends events to ${url}.` }
    const why = found ? `has switched off the endpoint ${url}` : `knows no endpoint ${url}`
    return {
      about: 'webhooks',
      state: 'note',
      sentence: `Stripe ${why}: payments are then only found by polling.`,
    }
  })
}

export async function examineStripe(env: Env, isSandbox: boolean): Promise<Finding[]> {
  const key = await tryKey(env, isSandbox)
  return [
    describeKey(env, isSandbox),
    key,
    ...(key.state === 'fault' ? [] : await examineRights(env, env.stripeApiBase ?? STRIPE)),
    countSecrets('STRIPE_WEBHOOK_SECRET', env.stripeWebhookSecrets, isSandbox),
    countSecrets('STRIPE_CONNECT_WEBHOOK_SECRET', env.stripeConnectWebhookSecrets, isSandbox),
    ...(isSandbox || key.state === 'fault' ? [] : await findEndpoints(env)),
  ]
}
