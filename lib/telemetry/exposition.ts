// Metrics as Prometheus reads them: its text format, version 0.0.4.
import { METRICS, type MetricName } from './catalogue'
import { BOUNDS, type Series } from './recorder'

export interface Sample {
  name: MetricName
  labels: Record<string, string>
  value: number
}

const escaped = (text: string): string =>
  text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', '\\"')

function line(name: string, labels: Record<string, string>, value: number): string {
  const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`)
  return `${name}${pairs.length > 0 ? `{${pairs.join(',')}}` : ''} ${value}`
}

function linesOf({ count, labels, name, sum, within }: Series): string[] {
  if (METRICS[name].kind !== 'histogram') return [line(name, labels, count)]
  let sofar = 0
  const buckets = BOUNDS.map((bound, at) => {
    sofar += within[at] ?? 0
    return line(`${name}_bucket`, { ...labels, le: String(bound) }, sofar)
  })
  return [
    ...buckets,
    line(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
    line(`${name}_sum`, labels, sum),
    line(`${name}_count`, labels, count),
  ]
}

/** Each metric with its help and kind, also those of which there is nothing yet. */
export function exposition(series: readonly Series[], gauges: readonly Sample[]): string {
  const blocks = (Object.keys(METRICS) as MetricName[]).map((name) => {
    const { help, kind } = METRICS[name]
    return [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${kind}`,
      ...series.filter((one) => one.name === name).flatMap(linesOf),
      ...gauges.filter((one) => one.name === name).map(({ labels, value }) => line(name, labels, value)),
    ].join('\n')
  })
  return `${blocks.join('\n')}\n`
}
