// What may be asked of `npm run bench`, and what is refused in one sentence.
import { describe, expect, it } from 'vitest'
import { PATH_NAMES, readOptions } from './options'

describe('the options of the bench', () => {
  it('are short loads of every path at one and at 32 calls at once where nothing is said', () => {
    expect(readOptions([])).toEqual({
      seconds: 5,
      rounds: 3,
      connections: [1, 32],
      paths: [...PATH_NAMES],
      hasPhone: false,
      visits: 5,
      json: undefined,
      isAsBuilt: false,
    })
  })

  it('are taken as they were said', () => {
    const said =
      '--seconds 2 --rounds 7 --connections 8 --paths page,webhook --phone --visits 3 --json /tmp/figures.json --as-built'
    expect(readOptions(said.split(' '))).toEqual({
      seconds: 2,
      rounds: 7,
      connections: [8],
      paths: ['page', 'webhook'],
      hasPhone: true,
      visits: 3,
      json: '/tmp/figures.json',
      isAsBuilt: true,
    })
    expect(readOptions(['--phone', '--paths', 'none']).paths).toEqual([])
  })

  it.each([
    ['--seconds 0', '--seconds takes whole numbers from 1 to 300, not 0.'],
    ['--seconds 301', '--seconds takes whole numbers from 1 to 300, not 301.'],
    ['--rounds two', '--rounds takes whole numbers from 1 to 50, not two.'],
    ['--connections 1,0', '--connections takes whole numbers from 1 to 256, not 0.'],
    ['--visits 1.5', '--visits takes whole numbers from 1 to 50, not 1.5.'],
    ['--paths pages', 'There is no path pages.'],
    ['--fast', "Unknown option '--fast'"],
    ['page', 'Unexpected argument'],
  ])('%s is refused, and said how it is meant', (said, reason) => {
    const ask = () => readOptions(said.split(' '))
    expect(ask).toThrow(reason)
    expect(ask).toThrow('npm run bench -- ')
  })
})
