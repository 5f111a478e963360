// Lines are as high as what stands in them.
import { expect, it } from 'vitest'
import { closeFamilies, familiesFor } from './fonts'
import { lineHeightOf } from './wrap'

it.each([
  ['Hotel Lindenhof', 1.4, 1.4],
  ['Hotel Lindenhof', 1, 1.37],
  ['བཀྲ་ཤིས་བདེ་ལེགས་', 1.4, 2.8],
  ['မြန်မာ', 1.4, 2.1],
  ['Hotel བཀྲ་ཤིས་', 1.4, 2.8],
])('lines of %s, asked to be at least %d high, are %d times their size', async (text, least, height) => {
  const families = await familiesFor(text, 'en-GB', false)
  try {
    expect(lineHeightOf(text, families, least)).toBeGreaterThanOrEqual(height - 0.05)
    expect(lineHeightOf(text, families, least)).toBeLessThan(height + 0.15)
  } finally {
    closeFamilies(families)
  }
})
