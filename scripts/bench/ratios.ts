// The arithmetic of the bench: what several rounds say together, and how one server stands to another.

export const SERVERS = ['Remit', 'minimal Next', 'bare'] as const
export type ServerName = (typeof SERVERS)[number]

export const forEach = <T>(value: (server: ServerName) => T): Record<ServerName, T> => ({
  Remit: value('Remit'),
  'minimal Next': value('minimal Next'),
  bare: value('bare'),
})

/** One load on one server. */
export interface Load {
  path: string
  connections: number
  round: number
  server: ServerName
  calls: number
  perSecond: number
  /** Of the serving process, user and system. */
  cpuMsPerCall: number
  p50Ms: number
  p99Ms: number
  /** Of the serving process, when the load was over. */
  memoryMb: number
}

export interface Spread {
  min: number
  median: number
  max: number
}

/** Throws where there is nothing. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const [min, max] = [sorted[0], sorted.at(-1)]
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  if (min === undefined || max === undefined || low === undefined || high === undefined)
    throw new RangeError('nothing was measured')
  return { min, median: (low + high) / 2, max }
}

/** Of each round by itself: what slowed the machine for a while slowed both. Undefined where they have no round in common. */
export function ratioOf(
  loads: readonly Load[],
  to: ServerName,
  figure: 'perSecond' | 'cpuMsPerCall',
): Spread | undefined {
  const measured = (server: ServerName, round: number) =>
    loads.find((load) => load.server === server && load.round === round)?.[figure]
  const rounds = [...new Set(loads.map(({ round }) => round))]
  const ratios = rounds.flatMap((round) => {
    const [ours, theirs] = [measured('Remit', round), measured(to, round)]
    return ours !== undefined && theirs ? [ours / theirs] : []
  })
  return ratios.length > 0 ? spreadOf(ratios) : undefined
}

/** All rounds of one path with so many calls at once. */
export interface Comparison {
  path: string
  connections: number
  servers: Partial<Record<ServerName, Record<keyof Figures, Spread>>>
  toMinimal: Spread | undefined
  toBare: Spread | undefined
  cpuToMinimal: Spread | undefined
}

type Figures = Pick<Load, 'perSecond' | 'cpuMsPerCall' | 'p50Ms' | 'p99Ms' | 'memoryMb'>
const FIGURES = ['perSecond', 'cpuMsPerCall', 'p50Ms', 'p99Ms', 'memoryMb'] as const

function figuresOf(loads: readonly Load[]): Record<keyof Figures, Spread> {
  const spread = (figure: keyof Figures) => spreadOf(loads.map((load) => load[figure]))
  return Object.fromEntries(FIGURES.map((figure) => [figure, spread(figure)])) as Record<
    keyof Figures,
    Spread
  >
}

export function compare(loads: readonly Load[]): Comparison[] {
  const groups = Map.groupBy(loads, ({ connections, path }) => `${path} ${connections}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const servers = Map.groupBy(group, ({ server }) => server)
    return {
      path: first.path,
      connections: first.connections,
      servers: Object.fromEntries([...servers].map(([name, own]) => [name, figuresOf(own)])),
      toMinimal: ratioOf(group, 'minimal Next', 'perSecond'),
      toBare: ratioOf(group, 'bare', 'perSecond'),
      cpuToMinimal: ratioOf(group, 'minimal Next', 'cpuMsPerCall'),
    }
  })
}
