// The look of letters: every button can be read, and nothing in them reports back.
import { expect, it } from 'vitest'
import { readerFor } from '@/lib/words/reader'
import { buttonColours, renderHtml } from './render-html'

function contrast(a: string, b: string): number {
  const light = (hex: string) => {
    const shares = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    const [r = 0, g = 0, b = 0] = shares.map((s) => (s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [low = 0, high = 0] = [light(a), light(b)].toSorted((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

it('a button can be read in every colour', () => {
  for (let n = 0; n < 4096; n++) {
    const colour = `#${[n >> 8, (n >> 4) & 15, n & 15].map((digit) => digit.toString(16).repeat(2)).join('')}`
    const { ground, ink } = buttonColours(colour)
    expect(contrast(ground, ink), colour).toBeGreaterThanOrEqual(4.5)
  }
  expect(buttonColours('red;background:url(x)').ground).toBe('#1c1b1a')
})

it('holds no script, no form, and no picture but the logo', () => {
  const drawn = renderHtml({
    reader: readerFor('en'),
    organisation: { name: 'A & B', email: null, logoUrl: 'https://example.com/l.png', primaryColour: null },
    subject: 'S',
    title: 'T',
    amount: '€1.00',
    amountNote: null,
    paragraphs: ['Hello <you>'],
    facts: [['Fact', '"quoted"']],
    memo: null,
    button: { label: 'View', url: 'https://pay.example.com/i/x' },
  })
  expect(drawn.match(/<img /g)).toHaveLength(1)
  expect(drawn).not.toMatch(/<script|<form|<iframe|@import|url\(/)
  expect(drawn).toContain('A &amp; B')
  expect(drawn).toContain('Hello &lt;you&gt;')
})
