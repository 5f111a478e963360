// How deliveries can be made to go wrong, the same way each time for the same seed.
export interface Mischief {
  /** Share of deliveries that never leave, 0 to 1. */
  drop: number
  /** Share of deliveries that are made twice, 0 to 1. */
  duplicate: number
  /** How many deliveries are gathered and put out of order; 0 keeps the order. */
  shuffle: number
  delayMs: number
  seed: number
  paused: boolean
}

export const NO_MISCHIEF: Mischief = { drop: 0, duplicate: 0, shuffle: 0, delayMs: 0, seed: 1, paused: false }

export function readMischief(now: Mischief, sent: Partial<Mischief>): Mischief {
  const wanted = { ...now, ...sent }
  for (const name of ['drop', 'duplicate'] as const) {
    if (!(wanted[name] >= 0 && wanted[name] <= 1)) throw new RangeError(`${name} is a share from 0 to 1`)
  }
  for (const name of ['shuffle', 'delayMs', 'seed'] as const) {
    if (!(Number.isInteger(wanted[name]) && wanted[name] >= 0)) {
      throw new RangeError(`${name} is a whole number`)
    }
  }
  return { ...wanted, paused: Boolean(wanted.paused) }
}

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function shuffled<T>(items: T[], random: () => number): T[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1))
    const [one, two] = [mixed[last], mixed[other]]
    if (one === undefined || two === undefined) continue
    mixed[last] = two
    mixed[other] = one
  }
  return mixed
}
