// Takes the primary's power away again and again, while payers pay, and says how long nothing was acknowledged.
import { setTimeout as pause } from 'node:timers/promises'
import { say } from '../support/say'
import type { Chance } from './chance'
import { isWhole, type Node, readMembers } from './node'
import { until } from './part'
import type { Witness } from './payers'

const SERVES_WITHIN_MS = 90_000
const WHOLE_WITHIN_MS = 180_000
/** So many writes in a row, and it serves again. */
const ENOUGH_WRITES = 3

export interface Kill {
  /** For so long nothing was acknowledged. */
  gapMs: number
  from: string
  to: string
}

const whenWhole = (nodes: Node[]) =>
  until('all nodes follow the primary', async () => isWhole(await readMembers(nodes), nodes.length), {
    withinMs: WHOLE_WITHIN_MS,
  })

const leaderOf = async (nodes: Node[]) =>
  (await readMembers(nodes)).find(({ role }) => role === 'leader')?.name

async function killOnce(nodes: Node[], witness: Witness, at: number): Promise<Kill> {
  const from = await leaderOf(nodes)
  const node = nodes.find(({ name }) => name === from)
  if (!node) throw new Error('a cluster that is whole has a leader')
  const others = nodes.filter((one) => one !== node)
  const killedAt = performance.now()
  await node.kill9()
  try {
    // Those that were on their way when it died do not count.
    const to = await until(
      'another node leads',
      async () => {
        const leader = await leaderOf(others)
        return leader === node.name ? undefined : leader
      },
      { withinMs: SERVES_WITHIN_MS },
    )
    const ledAt = performance.now()
    await until('writes are acknowledged again', async () => witness.countSince(ledAt) >= ENOUGH_WRITES, {
      withinMs: SERVES_WITHIN_MS,
    })
    const gapMs = witness.longestGapSince(killedAt)
    const seconds = [gapMs, ledAt - killedAt].map((ms) => `${(ms / 1000).toFixed(1)} s`)
    say(
      `  kill ${at}: ${node.name} → ${to}, ${seconds[0]} without an acknowledged write; it led after ${seconds[1]}`,
    )
    return { gapMs, from: node.name, to }
  } finally {
    node.start()
  }
}

/** Ends early where it does not serve again at all: what was lost by then is to be known all the same. */
export async function killPrimary(options: {
  nodes: Node[]
  witness: Witness
  times: number
  chance: Chance
}): Promise<{ kills: Kill[]; faults: string[] }> {
  const { chance, nodes, times, witness } = options
  const kills: Kill[] = []
  try {
    for (let at = 1; at <= times; at++) {
      await whenWhole(nodes)
      // Not always at the same moment of Patroni's round.
      await pause(chance.between(0, 3_000))
      kills.push(await killOnce(nodes, witness, at))
    }
    await whenWhole(nodes)
    return { kills, faults: [] }
  } catch (error) {
    return {
      kills,
      faults: [`after ${kills.length} kills: ${error instanceof Error ? error.message : error}`],
    }
  }
}
