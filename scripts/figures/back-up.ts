// Imports that run back up: those that would have to go before the rooms lie in layers, each knowing only what is beneath it.
import type { Source } from './source'

/** A folder of the root or of `lib/` is a room; so is each file that lies in `lib/` itself. */
function roomOf(path: string): string {
  const [top = '', below = ''] = path.split('/')
  return top === 'lib' ? `lib/${below.replace(/\.tsx?$/, '')}` : top
}

type Edges = Map<string, Map<string, number>>

const weightOf = (edges: Edges, from: string, to: string): number => edges.get(from)?.get(to) ?? 0

/** Takes as the next lower room the one that gains most by it: which is how few imports run back up is found quickly. */
function inLayers(rooms: string[], edges: Edges): string[] {
  const left = new Set(rooms)
  const upper: string[] = []
  const lower: string[] = []
  const sum = (of: (other: string) => number) => [...left].reduce((total, other) => total + of(other), 0)
  const outOf = (room: string) => sum((other) => weightOf(edges, room, other))
  const into = (room: string) => sum((other) => weightOf(edges, other, room))
  const take = (room: string, to: 'upper' | 'lower') => {
    left.delete(room)
    if (to === 'upper') upper.push(room)
    else lower.unshift(room)
  }
  while (left.size > 0) {
    const sink = [...left].find((room) => outOf(room) === 0)
    const source = [...left].find((room) => into(room) === 0)
    const gains = (room: string) => outOf(room) - into(room)
    const next = sink ?? source ?? [...left].toSorted((a, b) => gains(b) - gains(a))[0] ?? ''
    take(next, next === sink ? 'lower' : 'upper')
  }
  return [...upper, ...lower]
}

/** Each as `file → file`. */
export function importsBackUp(sources: Source[]): string[] {
  const edges: Edges = new Map()
  const all = sources.flatMap(({ path, imports }) => imports.map((target) => ({ path, target })))
  for (const { path, target } of all) {
    const [from, to] = [roomOf(path), roomOf(target)]
    if (from === to) continue
    const row = edges.get(from) ?? new Map<string, number>()
    edges.set(from, row.set(to, (row.get(to) ?? 0) + 1))
  }
  const rooms = [...new Set(all.flatMap(({ path, target }) => [roomOf(path), roomOf(target)]))].sort()
  const layers = inLayers(rooms, edges)
  const height = (path: string) => layers.indexOf(roomOf(path))
  return all
    .filter(({ path, target }) => height(path) > height(target))
    .map(({ path, target }) => `${path} → ${target}`)
}
