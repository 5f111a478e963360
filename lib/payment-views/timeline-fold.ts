// Declines that are alike, with nothing in between, are told once: how many, and since when.
import type { Told } from './timeline-order'

/** Fewer are told one by one. */
const FEWEST = 3

const isAlike = (a: Told | undefined, b: Told): boolean =>
  a?.kind === 'declined' && b.kind === 'declined' && a.code === b.code && a.methodType === b.methodType

const foldedOf = (run: readonly Told[]): readonly Told[] => {
  const [newest] = run
  const oldest = run.at(-1)
  if (run.length < FEWEST || newest?.kind !== 'declined' || !oldest) return run
  return [{ ...newest, times: run.length, since: oldest.at }]
}

/** Newest first, as they are given. */
export function likeOnesFolded(list: readonly Told[]): Told[] {
  const runs: Told[][] = []
  for (const item of list) {
    const run = runs.at(-1)
    if (run && isAlike(run.at(-1), item)) run.push(item)
    else runs.push([item])
  }
  return runs.flatMap(foldedOf)
}
