// Does everything that has fallen due, in the order in which it did over all kinds.
import type { House } from '@/lib/house'
import type { DueWork } from './due-work'

interface Waiting {
  kind: DueWork
  at: Date
}

async function waitingOf({ db }: House, kinds: readonly DueWork[]): Promise<Waiting[]> {
  const moments = await Promise.all(kinds.map(async (kind) => ({ kind, at: await kind.nextAt(db) })))
  return moments
    .flatMap(({ at, kind }) => (at === null ? [] : [{ kind, at }]))
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
}

/** When the next of it all falls due; null where nothing will. */
export const nextDue = async (house: House, kinds: readonly DueWork[]): Promise<Date | null> =>
  (await waitingOf(house, kinds))[0]?.at ?? null

/** Throws nothing: a kind that fails is left for the next look, and holds up no other. */
async function runOne(house: House, kind: DueWork, until: Date): Promise<number> {
  try {
    return await kind.run(house, until)
  } catch (error) {
    house.log.error({ err: error, due: kind.name }, 'what is due could not be done: it will be retried')
    return 0
  }
}

/**
 * Moment by moment, because what is done may make something else due that fell due before the rest; a kind that is looked at
 * by itself keeps its own order, and does several at once. A kind that does nothing failed, or somebody else has it in hand: it
 * is left out until the next look. Answers how much was done. `between`: what has to leave before the next moment's turn.
 */
export async function runDue(
  house: House,
  kinds: readonly DueWork[],
  between?: () => Promise<void>,
): Promise<number> {
  let left = [...kinds]
  let done = 0
  for (;;) {
    const now = house.clock.now()
    const [first] = await waitingOf(house, left)
    if (!first || first.at > now) return done
    const count = await runOne(house, first.kind, kinds.length === 1 ? now : first.at)
    done += count
    if (count === 0) left = left.filter((kind) => kind !== first.kind)
    else await between?.()
  }
}
