// What chance decides: each question has dice of its own, so that a plan does not depend on what happened before.
import { dice } from '../support/chance'

export interface Chance {
  /** From 0 to below 1. */
  next(): number
  below(count: number): number
  between(least: number, most: number): number
  pick<T>(from: readonly T[]): T
  shuffled<T>(items: readonly T[]): T[]
}

/** The same seed and the same question always give the same answers. */
export function chanceOf(seed: number, question: string): Chance {
  let mixed = seed >>> 0
  for (const letter of question) mixed = (Math.imul(mixed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0
  const next = dice(mixed)
  const below = (count: number) => Math.floor(next() * count)
  return {
    next,
    below,
    between: (least, most) => least + below(most - least + 1),
    pick: <T>(from: readonly T[]): T => {
      const one = from[below(from.length)]
      if (one === undefined) throw new RangeError('there is nothing to pick from')
      return one
    },
    shuffled: <T>(items: readonly T[]): T[] => {
      const keyed = items.map((item) => ({ item, at: next() }))
      return keyed.toSorted((a, b) => a.at - b.at).map(({ item }) => item)
    },
  }
}
