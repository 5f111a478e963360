// Chance that can be repeated: the same seed and question give the same numbers in the same order.
import { createHash } from 'node:crypto'

export interface Chance {
  /** Both ends included. */
  between(least: number, most: number): number
}

export function chanceOf(seed: number, question: string): Chance {
  let asked = 0
  const next = () => {
    const digest = createHash('sha256').update(`${seed} ${question} ${asked++}`).digest()
    return digest.readUInt32BE(0) / 2 ** 32
  }
  return { between: (least, most) => least + Math.floor(next() * (most - least + 1)) }
}
