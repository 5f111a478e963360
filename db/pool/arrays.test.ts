// Arrays come back from the server as they were sent, whatever stands in them.
import { expect, inject, it } from 'vitest'
import { openDatabase, TIME_LIMITS } from '../database'
import { Lane, type Nature } from './lane'

const TEXTS = ['', 'NULL', 'null', 'a,b', '{x}', '"', '\\', '\\"', ' a ', 'ü', 'a\nb']

it('texts, numbers, dates and nothing, in one array and in arrays of arrays', async () => {
  const { $client: sql } = openDatabase(inject('databaseAdminUrl'), { maxConnections: 1 })
  const [row] = await sql`
    select ${TEXTS}::text[] as texts, ${[1, -2, 3]}::int[] as numbers, ${[]}::text[] as none,
      '{t,f}'::boolean[] as facts, array['a', null, 'NULL'] as holes, '{{1,2},{3,4}}'::int[] as square,
      '[0:1]={7,8}'::int[] as shifted, array['(1,2),(0,0)'::box, '(3,4),(0,0)'::box] as boxes`
  expect(row).toEqual({
    ...{ texts: TEXTS, numbers: [1, -2, 3], none: [], facts: [true, false], holes: ['a', null, 'NULL'] },
    ...{
      square: [
        [1, 2],
        [3, 4],
      ],
      shifted: [7, 8],
      boxes: ['(1,2),(0,0)', '(3,4),(0,0)'],
    },
  })
  const [found] =
    await sql`select count(*)::int as n from unnest(${['x', 'y']}::text[]) as t where t = any(${['y', 'z']})`
  expect(found?.n).toBe(1)
  await sql.end()
})

it('a connection that was made before another learnt of arrays knows them, too', async () => {
  const nature: Nature = {}
  const options = { url: inject('databaseAdminUrl'), ...TIME_LIMITS }
  const [first, second] = [1, 2].map(() => new Lane(options, nature, () => undefined))
  for (const lane of [first, second]) {
    await lane?.ready()
    const rows = await lane?.send((sql) => sql`select ${[]}::uuid[] as none`, 'select')
    expect(rows?.[0]?.none).toEqual([])
  }
  await Promise.all([first?.end(), second?.end()])
})
