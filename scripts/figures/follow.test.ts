// Following one payment from its link to the settled ledger takes a newcomer few files.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../support/service'
import { followOnePayment } from './follow'
import { isSource, sourceOf } from './source'

const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')
const sources = ['app', 'lib'].flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
    .filter(isSource)
    .flatMap((path) => sourceOf(path, read(path))),
)

it('takes at most 25 files and 2,500 lines, as the README tells it in seven steps', () => {
  const readme = read('README.md')
  const { files, lines } = followOnePayment(readme, sources)
  expect(files.length, files.join('\n')).toBeLessThanOrEqual(25)
  expect(lines).toBeLessThanOrEqual(2_500)
  const [, steps = ''] = readme.split('## Follow one payment')
  expect(steps.match(/^\d\. /gm)).toHaveLength(7)
})

it('every file that the steps name is there', () => {
  const [, steps = ''] = read('README.md').split('## Follow one payment')
  const named = [...steps.matchAll(/`((?:app|components|db|lib)\/[^`]*\.tsx?)`/g)].map(([, path]) => path)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((path) => !sources.some((source) => source.path === path))).toEqual([])
})
