// What the sandbox's own tests stand on: a sandbox of their own, the real client, and a receiver of webhooks.
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import type { SandboxOptions } from '../options'
import { SANDBOX_DEFAULTS } from '../options'
import { type Sandbox, startSandbox } from '../server'

export interface Bench {
  sandbox: Sandbox
  stripe: Stripe
  /** POST or GET on /_sandbox; throws the error's message when it is refused. */
  control<T = Record<string, unknown>>(path: string, body?: object): Promise<T>
  /** A connected account that can charge. */
  account(country?: string): Promise<string>
  stop(): Promise<void>
}

export async function startBench(options: Partial<SandboxOptions> = {}): Promise<Bench> {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0, ...options })
  const stripe = clientOf(sandbox.url)
  const control = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(`${sandbox.url}/_sandbox/${path}`, {
      method: body ? 'POST' : 'GET',
      body: body && JSON.stringify(body),
    })
    const json = (await answer.json()) as T & { error?: { message: string } }
    if (!answer.ok) throw new Error(json.error?.message ?? `status ${answer.status}`)
    return json
  }
  return {
    sandbox,
    stripe,
    control,
    async account(country = 'DE') {
      const account = await stripe.accounts.create({
        controller: { stripe_dashboard: { type: 'full' } },
        country,
        capabilities: { card_payments: { requested: true }, transfers: { requested: true } },
      })
      await control(`accounts/${account.id}/finish-onboarding`, { outcome: 'active' })
      return account.id
    },
    stop: () => sandbox.stop(),
  }
}

export function clientOf(url: string, key = SANDBOX_DEFAULTS.secretKey, maxNetworkRetries = 0): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe(key, { host: hostname, port: Number(port), protocol: 'http', maxNetworkRetries })
}

/** A form post as Stripe.js makes it. */
export async function browserPost(
  url: string,
  path: string,
  params: Record<string, string>,
  key = SANDBOX_DEFAULTS.publishableKey,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(params),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

/** The error that a promise ends with, as the client reports it. */
export async function failureOf(promise: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await promise
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error
    throw error
  }
  throw new Error('This was expected to fail')
}

/** Waits until `check` answers something. */
export async function eventually<T>(
  check: () => T | undefined | false | Promise<T | undefined | false>,
  deadlineMs = 5000,
): Promise<T> {
  const endsAt = Date.now() + deadlineMs
  for (;;) {
    const found = await check()
    if (found) return found
    if (Date.now() > endsAt) throw new Error('It did not happen in time')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

export interface Receiver {
  url: string
  received: { path: string; payload: string; signature: string }[]
  /** Status to answer next; 200 by default. */
  answers: number[]
  stop(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const received: Receiver['received'] = []
  const answers: number[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const signature = String(request.headers['stripe-signature'])
      received.push({
        path: request.url ?? '',
        payload: Buffer.concat(chunks).toString('utf8'),
        signature,
      })
      response.writeHead(answers.shift() ?? 200).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answers,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
