// Measures the hot paths of the built app on this machine: `npm run bench`. Figures to compare with, not tests.
import { createHmac, randomInt } from 'node:crypto'
import autocannon from 'autocannon'
import { renderDocument } from '@/components/documents/render'
import { invoiceOnPaper } from '@/components/documents/testing/paper'
import { createClient, startApp } from '@/e2e/support/app'

const CONNECTIONS = 16
const SECONDS = 6
const PRINTED = 20

interface Bill {
  url: string
}

type Ask = (
  method: string,
  path: string,
  body?: object,
  organisationId?: string,
) => Promise<Record<string, unknown>>

function asker(base: string, apiKey: string): Ask {
  return async (method, path, body, organisationId) => {
    const response = await fetch(base + path, {
      method,
      headers: {
        'x-dolfin-api-key': apiKey,
        ...(body && { 'content-type': 'application/json' }),
        ...(organisationId && { 'x-dolfin-organisation-id': organisationId }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 300)}`)
    return JSON.parse(text) as Record<string, unknown>
  }
}

/** A seller whose account may charge, and one invoice of twenty lines. */
async function makeBill(ask: Ask, sandboxUrl: string): Promise<Bill> {
  const seller = { name: 'Bench', country: 'DE', defaultCurrency: 'EUR' }
  const { id: organisationId } = await ask('POST', '/organisations', seller)
  const { accountId } = await ask('POST', `/organisations/${organisationId}/payment-account/enable`)
  await fetch(`${sandboxUrl}/_sandbox/accounts/${accountId}/finish-onboarding`, {
    method: 'POST',
    body: JSON.stringify({ outcome: 'active' }),
  })
  await ask('GET', `/organisations/${organisationId}/payment-account/status`)
  const of = String(organisationId)
  const { id: customerId } = await ask('POST', '/customers', { name: 'Payer' }, of)
  const lineItems = Array.from({ length: 20 }, (_, index) => ({
    description: `Line ${index + 1}`,
    quantity: 2,
    unitPrice: '7.35',
    taxRate: 19,
  }))
  const { id } = await ask('POST', '/invoices', { customerId, currency: 'EUR', lineItems }, of)
  const { paymentUrl } = await ask('POST', `/invoices/${id}/send`, undefined, of)
  return { url: String(paymentUrl) }
}

async function measure(name: string, options: autocannon.Options): Promise<void> {
  const result = await autocannon({ connections: CONNECTIONS, duration: SECONDS, ...options })
  const { latency, non2xx, requests } = result
  console.log(
    `${name.padEnd(34)} ${String(Math.round(requests.average)).padStart(6)}/s   p50 ${latency.p50} ms   p99 ${latency.p99} ms   not 2xx ${non2xx}`,
  )
}

/** A new event each time, signed as Stripe signs. */
const signedEvent = (secret: string) => {
  let count = 0
  return (request: autocannon.Request): autocannon.Request => {
    const event = {
      id: `evt_bench_${count++}`,
      type: 'bench.nothing',
      account: 'acct_bench',
      livemode: false,
    }
    const body = JSON.stringify(event)
    const time = Math.floor(Date.now() / 1000)
    const signature = createHmac('sha256', secret).update(`${time}.${body}`).digest('hex')
    return {
      ...request,
      body,
      headers: { ...request.headers, 'stripe-signature': `t=${time},v1=${signature}` },
    }
  }
}

/** From many addresses, as in life: one address alone would soon be slowed down. */
const fromAnywhere = (request: autocannon.Request): autocannon.Request => ({
  ...request,
  headers: { ...request.headers, 'x-forwarded-for': `198.51.${randomInt(256)}.${randomInt(256)}` },
})

const crowd = { requests: [{ setupRequest: fromAnywhere }] }

/** As a printer of ours does, once it is warm; each is kept, so that an invoice costs this once. */
async function measurePrinting(): Promise<void> {
  const view = invoiceOnPaper()
  const times: number[] = []
  for (let turn = 0; turn < PRINTED; turn++) {
    const begun = performance.now()
    await renderDocument(view, { kind: 'invoice' })
    times.push(performance.now() - begun)
  }
  const [slowest, middle] = [times.length - 1, times.length >> 1].map(
    (at) => times.toSorted((a, b) => a - b)[at],
  )
  console.log(
    `print an invoice, one at a time      p50 ${Math.round(middle ?? 0)} ms   slowest ${Math.round(slowest ?? 0)} ms`,
  )
}

async function main(): Promise<void> {
  await measurePrinting()
  const app = await startApp({ env: { LOG_LEVEL: 'warn', TRUSTED_PROXY_HOPS: '1' } })
  try {
    const { apiKey } = await createClient(app, 'Bench')
    const { url } = await makeBill(asker(app.url, apiKey), app.sandboxUrl)
    await measure('GET /api/health', { url: `${app.url}/api/health` })
    await measure('GET /i/{token}, the page', { url, headers: { accept: 'text/html' } })
    await measure('GET /i/{token}, JSON', { url, headers: { accept: 'application/json' }, ...crowd })
    await measure('GET /i/{token}/progress', { url: `${url}/progress`, ...crowd })
    await measure('POST /i/{token}/checkout-session', {
      url: `${url}/checkout-session`,
      method: 'POST',
      amount: 200,
    })
    const secret = app.env.STRIPE_CONNECT_WEBHOOK_SECRET?.split(',')[0] ?? ''
    await measure('POST /webhooks/stripe/connect', {
      url: `${app.url}/webhooks/stripe/connect`,
      requests: [{ method: 'POST', setupRequest: signedEvent(secret) }],
    })
  } finally {
    await app.stop()
  }
}

await main()
