// The last thing that `npm start` prints: where to click, and how to stop.
import type { Guide } from './guide'

type Facts = {
  appUrl: string
  /** Only when the sandbox is ours. */
  sandboxUrl: string | undefined
  guide: Guide | undefined
  isLive: boolean
  seconds: number
}

const section = (title: string, rows: [string, string][]) => {
  const width = Math.max(...rows.map(([name]) => name.length))
  return [title, ...rows.map(([name, value]) => `  ${name.padEnd(width)}  ${value}`), '']
}

/** The demo world was made once; the address it is served at can be another each time. */
const servedAt = (appUrl: string, url: string): string => new URL(new URL(url).pathname, appUrl).href

const keysOf = ({ apiKey, applicationKey }: Guide): [string, string][] => [
  ['Demo key', apiKey],
  ...(applicationKey ? [['Key of a web shop', applicationKey] satisfies [string, string]] : []),
]

/** The order of the documentation in short, to be pasted as it is. */
function sessionCall(appUrl: string, key: string): string {
  const order = {
    orderReference: 'ORD-2024-001',
    paymentMethod: 'card',
    currency: 'AUD',
    amount: { total: 140.76, shipping: 9.95, tax: 11.81 },
    orderItems: [{ name: 'Wireless Headphones', sku: 'WH-100', quantity: 1, unitPrice: 119 }],
  }
  const headers = [
    'content-type: application/json',
    'idempotency-key: order-1',
    `authorization: Bearer ${key}`,
  ]
  const said = headers.map((header) => `-H '${header}'`).join(' ')
  return `curl -sS ${appUrl}/api/v1/sessions ${said} -d '${JSON.stringify(order)}'`
}

export function summary({ appUrl, sandboxUrl, guide, isLive, seconds }: Facts): string {
  const stripe = sandboxUrl ? 'the sandbox simulates Stripe' : `Stripe in ${isLive ? 'live' : 'test'} mode`
  const pages: [string, string][] = [
    ['Front page', appUrl],
    ['Sign in', `${appUrl}/sign-in`],
    ['API reference', `${appUrl}/docs`],
    ['Sessions API', `${appUrl}/docs/sessions`],
  ]
  const sandboxPages: [string, string][] = sandboxUrl
    ? [
        ['Sandbox controls', `${sandboxUrl}/_sandbox`],
        ['Mailbox', `${sandboxUrl}/_sandbox/mail`],
      ]
    : []
  return [
    '',
    `Remit serves at ${appUrl} after ${seconds.toFixed(1)} s; ${stripe}.`,
    '',
    ...(guide
      ? section(
          'Pay as a payer',
          guide.payerLinks.map(({ title, url }) => [title, servedAt(appUrl, url)]),
        )
      : []),
    ...section('Pages', [...pages, ...sandboxPages]),
    ...(guide ? section('API', keysOf(guide)) : []),
    ...(guide?.applicationKey
      ? ['Create a session', `  ${sessionCall(appUrl, guide.applicationKey)}`, '']
      : []),
    'Press Ctrl-C to stop everything.',
    '',
  ].join('\n')
}
