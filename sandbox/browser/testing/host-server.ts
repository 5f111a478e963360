// Serves the seller's page under a strict policy and makes intents with the real `stripe` client, as Remit does.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import Stripe from 'stripe'

export interface HostServer {
  url: string
  stripe: Stripe
  stop(): Promise<void>
}

export async function startHost(sandboxUrl: string): Promise<HostServer> {
  const script = await bundlePage()
  const sandbox = new URL(sandboxUrl)
  const stripe = new Stripe('sk_test_remitsandbox', {
    host: sandbox.hostname,
    port: Number(sandbox.port),
    protocol: 'http',
    maxNetworkRetries: 0,
    timeout: 10_000,
  })
  const server = createServer((request, response) => {
    answer(request, response, { script, stripe, sandboxUrl }).catch((cause: unknown) => {
      response.writeHead(500).end(String(cause))
    })
  })
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stripe,
    stop: () => new Promise((settle) => server.close(() => settle())),
  }
}

interface Means {
  script: string
  stripe: Stripe
  sandboxUrl: string
}

async function answer(request: IncomingMessage, response: ServerResponse, means: Means): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://host')
  if (url.pathname === '/page.js') {
    response.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8' }).end(means.script)
  } else if (request.method === 'POST') {
    const clientSecret = await make(url.pathname, url.searchParams, means.stripe)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ clientSecret }))
  } else if (url.pathname !== '/') {
    // Where payers and sellers come back to: nothing to run there.
    response.writeHead(200, { 'content-type': 'text/plain' }).end(url.pathname)
  } else {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(means),
    })
    response.end(document(means, url.searchParams.get('theme') === 'night'))
  }
}

async function make(path: string, query: URLSearchParams, stripe: Stripe): Promise<string | null> {
  const stripeAccount = query.get('account') ?? ''
  const amount = Number(query.get('amount') ?? 14076)
  const currency = query.get('currency') ?? 'eur'
  switch (path) {
    case '/intent': {
      const intent = await stripe.paymentIntents.create(
        { amount, currency, application_fee_amount: 100 },
        { stripeAccount },
      )
      return intent.client_secret
    }
    case '/session': {
      const isEmbedded = query.get('page') === 'embedded'
      const session = await stripe.checkout.sessions.create(
        {
          mode: 'payment',
          ui_mode: isEmbedded ? 'embedded_page' : 'elements',
          line_items: [
            { quantity: 1, price_data: { currency, unit_amount: amount, product_data: { name: 'Cake' } } },
          ],
          ...(isEmbedded ? { redirect_on_completion: 'never' } : { return_url: 'http://127.0.0.1/returned' }),
        },
        { stripeAccount },
      )
      return session.client_secret
    }
    default: {
      const session = await stripe.accountSessions.create({
        account: stripeAccount,
        components: { account_onboarding: { enabled: true }, notification_banner: { enabled: true } },
      })
      return session.client_secret
    }
  }
}

/** As strict as a real page: the sandbox's origin and the page's own script, no inline styles. */
function policy({ sandboxUrl }: Means): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${sandboxUrl}`,
    `connect-src 'self' ${sandboxUrl}`,
    `frame-src ${sandboxUrl}`,
    "style-src 'none'",
    "base-uri 'none'",
  ].join('; ')
}

function document({ sandboxUrl }: Means, isDark: boolean): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Seller</title>
<script src="${sandboxUrl}/endive/stripe.js"></script><script src="${sandboxUrl}/v1.0/connect.js"></script><script src="/page.js" defer></script></head>
<body bgcolor="${isDark ? '#16171b' : '#ffffff'}"><main id="app"></main></body></html>`
}

async function bundlePage(): Promise<string> {
  const result = await build({
    entryPoints: [fileURLToPath(new URL('host-page.tsx', import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'error',
  })
  return result.outputFiles[0]?.text ?? ''
}
