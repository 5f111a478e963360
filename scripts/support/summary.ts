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

export function summary({ appUrl, sandboxUrl, guide, isLive, seconds }: Facts): string {
  const stripe = sandboxUrl ? 'the sandbox plays Stripe' : `Stripe in ${isLive ? 'live' : 'test'} mode`
  const pages: [string, string][] = [
    ['Front page', appUrl],
    ['Sign in', `${appUrl}/sign-in`],
    ['API reference', `${appUrl}/docs`],
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
          guide.payerLinks.map(({ title, url }) => [title, url]),
        )
      : []),
    ...section('Pages', [...pages, ...sandboxPages]),
    ...(guide ? section('API', [['Demo key', guide.apiKey]]) : []),
    'Press Ctrl-C to stop everything.',
    '',
  ].join('\n')
}
