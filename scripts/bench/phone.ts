// What a payer on a slow phone waits for: the figures of visits, their medians, and how they stand to a page without a script.
import { SERVERS, type ServerName, spreadOf } from './ratios'
import { table } from './tables'

/** Milliseconds since the page was asked for; undefined where it never came, as a form on a page without a script. */
export interface Visit {
  server: ServerName
  lcpMs: number
  layoutShift: number
  stripeRequestedMs?: number | undefined
  /** Stripe.js has been read: from here on it can be called. */
  stripeRunsMs?: number | undefined
  stripeCalledMs?: number | undefined
  /** The frame with the fields for a card is in the page. */
  frameMs?: number | undefined
  /** The pay button can be pressed. */
  payableMs?: number | undefined
  /** Over the wire, with headers. */
  ownScriptBytes: number
  documentBytes: number
  /** Whatever else is the page's own: styles, fonts, pictures. */
  otherBytes: number
}

type Figure = Exclude<keyof Visit, 'server'>

/** The median of the visits to one page; undefined where it never came. */
export function medianOf(visits: readonly Visit[], server: ServerName, figure: Figure): number | undefined {
  const values = visits.filter((visit) => visit.server === server).flatMap((visit) => visit[figure] ?? [])
  return values.length > 0 ? spreadOf(values).median : undefined
}

/** By what a figure of Remit's is divided: the page without a script can call Stripe as soon as its script has been read. */
const AGAINST: Partial<Record<Figure, Figure>> = {
  lcpMs: 'lcpMs',
  stripeRequestedMs: 'stripeRequestedMs',
  stripeRunsMs: 'stripeRunsMs',
  stripeCalledMs: 'stripeRunsMs',
  frameMs: 'stripeRunsMs',
  payableMs: 'stripeRunsMs',
}

export function toPlain(visits: readonly Visit[], figure: Figure): number | undefined {
  const against = AGAINST[figure]
  const [ours, plain] = [medianOf(visits, 'Remit', figure), against && medianOf(visits, 'bare', against)]
  return ours !== undefined && plain ? ours / plain : undefined
}

const ms = (value: number): string => `${Math.round(value)} ms`
const kilobytes = (value: number): string => `${(value / 1000).toFixed(1)} kB`

const LINES: [Figure, string, (value: number) => string][] = [
  ['lcpMs', 'largest contentful paint', ms],
  ['layoutShift', 'layout shift', (value) => value.toFixed(4)],
  ['stripeRequestedMs', 'Stripe.js asked for', ms],
  ['stripeRunsMs', 'Stripe.js read', ms],
  ['stripeCalledMs', 'Stripe called', ms],
  ['frameMs', 'card frame in the page', ms],
  ['payableMs', 'pay button usable', ms],
  ['ownScriptBytes', 'own script over the wire', kilobytes],
  ['documentBytes', 'document over the wire', kilobytes],
  ['otherBytes', 'other files over the wire', kilobytes],
]

export function phoneText(visits: readonly Visit[]): string {
  const rows = LINES.map(([figure, name, text]) => {
    const medians = SERVERS.map((server) => medianOf(visits, server, figure))
    const ratio = toPlain(visits, figure)
    return [
      name,
      ...medians.map((value) => (value === undefined ? '–' : text(value))),
      ratio === undefined ? '' : ratio.toFixed(2),
    ]
  })
  return table(['on a phone (medians)', 'Remit', 'minimal Next', 'plain HTML', 'Remit to plain'], rows)
}
