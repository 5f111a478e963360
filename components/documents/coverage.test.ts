// What lib/paper says of our typefaces, held against the files themselves.
import { create } from 'fontkit'
import { expect, it } from 'vitest'
import { FAMILY_NAMES, type FamilyName, readFontFile, type Weight } from './font-files'

async function charactersOf(family: FamilyName, weight: Weight): Promise<Set<number>> {
  const font = create(Buffer.from(await readFontFile(family, weight)))
  if ('fonts' in font) throw new Error(`${family} is a collection`)
  return new Set(font.characterSet)
}

async function covered(): Promise<number[]> {
  const all = new Set<number>()
  for (const family of FAMILY_NAMES) {
    const bold = await charactersOf(family, 'Bold')
    for (const codePoint of await charactersOf(family, 'Regular')) if (bold.has(codePoint)) all.add(codePoint)
  }
  return [...all].sort((one, other) => one - other)
}

function inRanges(codePoints: number[]): string {
  const ranges: { first: number; last: number }[] = []
  for (const codePoint of codePoints) {
    const range = ranges.at(-1)
    if (range && range.last + 1 === codePoint) range.last = codePoint
    else ranges.push({ first: codePoint, last: codePoint })
  }
  return ranges
    .map(({ first, last }, index) => {
      const gap = (first - (ranges[index - 1]?.last ?? 0)).toString(36)
      return first === last ? gap : `${gap}.${(last - first).toString(36)}`
    })
    .join(' ')
}

it('the coverage table matches the fonts; after adding a font, run this test with --update', async () => {
  const lines = [
    '// Which characters the typefaces of our papers have; written by components/documents/coverage.test.ts.',
    '/** Gap from the last, and how many more follow at once, both in base 36. */',
    'export const COVERED =',
    `  '${inRanges(await covered())}'`,
  ]
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('../../lib/paper/coverage.ts')
}, 240_000)
