// Measures the hot paths of the built app on this machine: `npm run bench`. Figures to compare with, not tests.
import { createHmac, randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import autocannon from 'autocannon'
import { renderDocument } from '@/components/documents/render'
import { invoiceOnPaper } from '@/components/documents/testing/paper'
import { type App, createClient, startApp } from '@/e2e/support/app'

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

/** Of Linux: user and system together, in hundredths of a second, after the name, which may hold blanks. */
function cpuMsOf(pid: number): number {
  const [, after = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
  const fields = after.split(' ')
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const memoryOf = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024)

async function measure(app: App, name: string, options: autocannon.Options): Promise<void> {
  const pid = app.processId() ?? 0
  const before = cpuMsOf(pid)
  const result = await autocannon({ connections: CONNECTIONS, duration: SECONDS, ...options })
  const { latency, non2xx, requests } = result
  const cpu = ((cpuMsOf(pid) - before) / requests.total).toFixed(2)
  console.log(
    `${name.padEnd(42)} ${cpu.padStart(6)} ms CPU   ${String(Math.round(requests.average)).padStart(6)}/s   p50 ${latency.p50} ms   p99 ${latency.p99} ms   not 2xx ${non2xx}   ${memoryOf(pid)} MB`,
  )
}

/** Said to Next alone, which takes it away again: the door hands on what it would answer itself. */
const BY_NEXT = { 'x-nextjs-data': '1' }

/** By the front door itself, and by Next behind it, in turn. */
async function compare(app: App, name: string, options: autocannon.Options): Promise<void> {
  for (const turn of [1, 2]) {
    await measure(app, `${name} (${turn})`, options)
    await measure(app, `${name}, by Next (${turn})`, {
      ...options,
      headers: { ...options.headers, ...BY_NEXT },
    })
  }
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
    await compare(app, 'GET /api/health', { url: `${app.url}/api/health` })
    await measure(app, 'GET /i/{token}, the page', { url, headers: { accept: 'text/html' } })
    await compare(app, 'GET /i/{token}, JSON', { url, headers: { accept: 'application/json' }, ...crowd })
    await compare(app, 'GET /i/{token}/progress', { url: `${url}/progress`, ...crowd })
    await compare(app, 'POST /i/{token}/checkout-session', {
      url: `${url}/checkout-session`,
      method: 'POST',
      amount: 200,
    })
    const secret = app.env.STRIPE_CONNECT_WEBHOOK_SECRET?.split(',')[0] ?? ''
    await compare(app, 'POST /webhooks/stripe/connect', {
      url: `${app.url}/webhooks/stripe/connect`,
      requests: [{ method: 'POST', setupRequest: signedEvent(secret) }],
    })
  } finally {
    await app.stop()
  }
}

await main()
