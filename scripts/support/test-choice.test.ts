// Whoever names a step, a file or a test gets just that, and a wrong name is said to be one.
import { describe, expect, it } from 'vitest'
import { narrowedByName, readChoice, stepsOf } from './test-choice'

const STEPS = ['lint', 'types', 'unit', 'build', 'faults', 'e2e']
const choose = (...words: string[]) => readChoice(words, STEPS)

describe('what npm test runs', () => {
  it('is everything without a word, and the named steps, with the build that the browser tests need', () => {
    expect(stepsOf(choose())).toEqual([])
    expect(stepsOf(choose('lint', 'unit'))).toEqual(['lint', 'unit'])
    expect(stepsOf(choose('e2e'))).toEqual(['build', 'e2e'])
    expect(stepsOf(choose('faults'))).toEqual(['build', 'faults'])
  })

  it('is one file by the runner that it is for', () => {
    const unit = choose('lib/money/fee.test.ts')
    expect(unit.unitPaths).toEqual(['lib/money/fee.test.ts'])
    expect(stepsOf(unit)).toEqual(['unit'])
    const e2e = choose('./e2e/alone/dev.spec.ts')
    expect(e2e.e2ePaths).toEqual(['e2e/alone/dev.spec.ts'])
    expect(stepsOf(e2e)).toEqual(['build', 'e2e'])
  })

  it('is a folder too', () => {
    expect(choose('lib/money').unitPaths).toEqual(['lib/money'])
  })

  it('is what has these words in its name, looked for where they are written', () => {
    const choice = narrowedByName(choose('-t', 'is what has these words in its name'))
    expect(choice.unitPaths).toEqual(['scripts/support/test-choice.test.ts'])
    expect(stepsOf(choice)).toEqual(['unit'])
  })

  it('is looked for in every unit test where the words are a pattern, in every browser test where that step is named', () => {
    const pattern = ['written', '(out|nowhere)', 'as such'].join(' ')
    expect(stepsOf(narrowedByName(choose('-t', pattern)))).toEqual(['unit'])
    expect(stepsOf(narrowedByName(choose('e2e', '-t', pattern)))).toEqual(['build', 'e2e'])
  })

  it.each([
    [['unti'], 'There is no step or file unti'],
    [['lib/money/fee.ts'], 'lib/money/fee.ts is no test'],
    [['-t'], '-t needs words'],
  ])('%s is refused', (words, sentence) => {
    expect(() => choose(...words)).toThrow(sentence)
  })
})
