// How the database answers what a test asks for: the plan of every statement, as it was carried out.
import { AsyncLocalStorage } from 'node:async_hooks'
import type postgres from 'postgres'
import type { TestHouse } from './house'

export interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  'Sort Method'?: string
  Plans?: PlanNode[]
}

/** What the app does on its own meanwhile (a timer that writes down counts) is not what the test asked for. */
const asking = new AsyncLocalStorage<{ text: string; values: string[] }[]>()

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)]

/** `client` is a connection of the test's own. The steps of one statement are one list. */
export async function plansOf(
  { db }: TestHouse,
  client: postgres.Sql,
  work: () => Promise<unknown>,
): Promise<PlanNode[][]> {
  const asked: { text: string; values: string[] }[] = []
  const { unsafe } = db.$client
  db.$client.unsafe = (text, values, options) => {
    asking.getStore()?.push({ text, values: (values ?? []).map(String) })
    return unsafe(text, values, options)
  }
  await asking.run(asked, work).finally(() => {
    db.$client.unsafe = unsafe
  })
  const plans: PlanNode[][] = []
  for (const { text, values } of asked) {
    const [row] = await client.unsafe<{ 'QUERY PLAN': { Plan: PlanNode }[] }[]>(
      `explain (analyze, buffers, format json) ${text}`,
      values,
    )
    plans.push(row?.['QUERY PLAN'].flatMap(({ Plan }) => nodesOf(Plan)) ?? [])
  }
  return plans
}

/** How many blocks of the database all these statements touched: the same on any machine, whatever was in memory. */
export const blocksOf = (plans: readonly PlanNode[][]): number =>
  plans.reduce((sum, [root]) => sum + (root ? root['Shared Hit Blocks'] + root['Shared Read Blocks'] : 0), 0)
