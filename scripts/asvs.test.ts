// That docs/asvs.md leaves no requirement out, and names tests that are there.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from './support/service'

/** The requirements of levels 1 and 2 of ASVS 5.0.0: section, then numbers. */
const REQUIREMENTS =
  '1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2 4.1:1-3 4.2:1 4.3:1-2 4.4:1-4 5.1:1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4 7.1:1-3 7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1 8.4:1 9.1:1-3 9.2:1-4 10.1:1-2 10.2:1-2 10.3:1-4 10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1 11.6:1 12.1:1-3 12.2:1-2 12.3:1-4 13.1:1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 15.3:1-7 16.1:1 16.2:1-5 16.3:1-4 16.4:1-3 16.5:1-3 17.1:1 17.2:1-4 17.3:1-2'

const wanted = REQUIREMENTS.split(' ').flatMap((section) => {
  const [name = '', ranges = ''] = section.split(':')
  return ranges.split(',').flatMap((range) => {
    const [first = 0, last = first] = range.split('-').map(Number)
    return Array.from({ length: last - first + 1 }, (_, at) => `V${name}.${first + at}`)
  })
})

const text = readFileSync(join(ROOT, 'docs', 'asvs.md'), 'utf8')
const rows = text
  .split('\n')
  .filter((line) => line.startsWith('| V'))
  .map((line) => {
    const cells = line.slice(2, -1).split(' | ')
    const [id = '', level = '', words = '', stands = '', shown = ''] = cells.map((cell) => cell.trim())
    return { id, level, words, stands, shown }
  })
const beside = [...text.slice(text.indexOf('## What does not apply')).matchAll(/V\d+\.\d+\.\d+/g)].map(
  ([id]) => id,
)

it('every requirement of levels 1 and 2 stands in it once', () => {
  expect(wanted).toHaveLength(253)
  expect([...rows.map(({ id }) => id), ...beside].toSorted()).toEqual(wanted.toSorted())
})

it('every test that it names is there, and what is met has one', () => {
  const wrong = rows.flatMap(({ id, shown, stands }) => {
    const named = shown === '' ? [] : shown.split('<br>')
    if (named.length === 0) return stands === 'met' ? [`${id} is met, and nothing shows it`] : []
    return named.flatMap((one) => {
      const [, file = '', name = ''] = /^`([^`]+)`: (.+)$/.exec(one) ?? []
      const isThere = existsSync(join(ROOT, file)) && readFileSync(join(ROOT, file), 'utf8').includes(name)
      return isThere && name !== '' ? [] : [`${id}: ${one}`]
    })
  })
  expect(wrong).toEqual([])
  expect(new Set(rows.map(({ stands }) => stands))).toEqual(
    new Set(['met', 'partly', 'not met', 'not shown']),
  )
})

it('its sums are right', () => {
  const count = (how: string) => rows.filter(({ stands }) => stands === how).length
  expect(text).toContain(
    `${count('met')} are met with a test that shows it, ${count('partly')} partly, ${count('not shown')} are not shown, ${count('not met')} not met, and ${beside.length} do not apply.`,
  )
})
