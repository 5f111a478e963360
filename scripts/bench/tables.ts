// The figures of the bench as tables for people.
import { type Comparison, SERVERS, type Spread } from './ratios'

const digits = (value: number): string =>
  value >= 100 ? String(Math.round(value)) : value >= 10 ? value.toFixed(1) : value.toFixed(2)

export const spreadText = (spread: Spread | undefined): string =>
  spread ? `${digits(spread.median)} (${digits(spread.min)} to ${digits(spread.max)})` : '–'

/** Columns as wide as their widest; the first is text, the others figures. */
export function table(head: string[], rows: string[][]): string {
  const widths = head.map((name, at) => Math.max(name.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('   ')
      .trimEnd()
  return [line(head), ...rows.map(line)].join('\n')
}

const calls = (connections: number): string =>
  connections === 1 ? 'one call at a time' : `${connections} calls at once`

function serversTable({ servers }: Comparison): string {
  const rows = SERVERS.flatMap((name) => {
    const own = servers[name]
    if (!own) return []
    const { cpuMsPerCall, memoryMb, p50Ms, p99Ms, perSecond } = own
    const medians = [cpuMsPerCall, p50Ms, p99Ms].map(({ median }) => digits(median))
    return [[`  ${name}`, spreadText(perSecond), ...medians, String(memoryMb.max)]]
  })
  return table(['', 'calls per second', 'ms of CPU per call', 'p50 ms', 'p99 ms', 'MB at most'], rows)
}

/** Medians of the rounds; of rates and ratios also the least and the most. */
export function comparisonText(comparison: Comparison): string {
  const { connections, cpuToMinimal, path, toBare, toMinimal } = comparison
  const ratios = [
    toMinimal && `to minimal Next ${spreadText(toMinimal)}`,
    toBare && `to bare ${spreadText(toBare)}`,
    cpuToMinimal && `CPU per call to minimal Next ${spreadText(cpuToMinimal)}`,
  ].filter(Boolean)
  return `${path}, ${calls(connections)}\n${serversTable(comparison)}\n  ${ratios.join('; ') || 'nothing to compare with'}`
}
