// The pools of this process, for whoever measures them. Kept on the global object because Next may load this module more than once.

export interface PoolFigures {
  inUse: number
  waiting: number
  most: number
}

interface Measured {
  readonly figures: PoolFigures
}

const holder = globalThis as typeof globalThis & { remitPools?: Set<Measured> }

export function enterPool(pool: Measured): void {
  holder.remitPools ??= new Set()
  holder.remitPools.add(pool)
}

export const leavePool = (pool: Measured): void => {
  holder.remitPools?.delete(pool)
}

/** Of all pools together. */
export function poolFigures(): PoolFigures {
  const sum: PoolFigures = { inUse: 0, waiting: 0, most: 0 }
  for (const { figures } of holder.remitPools ?? []) {
    sum.inUse += figures.inUse
    sum.waiting += figures.waiting
    sum.most += figures.most
  }
  return sum
}
