// The preview shows what payers see: the same tokens, the same corrected colours.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { contrast } from '@/components/ui/accent'
import { corrections, schemeStyle, TOKENS } from './preview-scheme'

const sheet = readFileSync('app/look.css', 'utf8')
const [light = '', dark = ''] = sheet.split('@media (prefers-color-scheme: dark)')

it.each([
  ['light', light],
  ['dark', dark],
] as const)('the preview’s %s tokens equal the style sheet’s', (scheme, css) => {
  for (const [name, colour] of Object.entries(TOKENS[scheme])) {
    if (name === '--accent') expect(sheet).toContain(`--accent-${scheme}: ${colour};`)
    else if (name === '--on-accent') expect(sheet).toContain(`--on-accent: ${colour};`)
    else expect(css).toContain(`${name}: ${colour};`)
  }
})

it('an unreadable colour is corrected, and reported', () => {
  const corrected = corrections('#ffee00')
  expect(corrected.map(({ scheme }) => scheme)).toContain('light')
  for (const { colour, scheme } of corrected)
    expect(contrast(colour, TOKENS[scheme]['--well'])).toBeGreaterThanOrEqual(4.5)
  expect(schemeStyle('light', '#ffee00')).toMatchObject({ '--accent': corrected[0]?.colour })
})

it('without a complete colour, the preview uses our own', () => {
  for (const colour of [null, '', '#12', 'red']) {
    expect(corrections(colour)).toEqual([])
    expect(schemeStyle('light', colour)).toMatchObject({ '--accent': TOKENS.light['--accent'] })
  }
})
