// What becomes of an organisation's colour on our grounds.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { accentFrom, contrast } from './accent'

const LIGHT = ['#ffffff', '#f7f5f1']
const DARK = ['#131210', '#1c1a17', '#26231f']

describe("an organisation's colour", () => {
  test('every colour can be read on every ground of its scheme', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(byte, byte, byte, (r, g, b) => {
        const colour = `#${[r, g, b].map((part) => part.toString(16).padStart(2, '0')).join('')}`
        const accent = accentFrom(colour)
        for (const ground of LIGHT) expect(contrast(accent?.light ?? '', ground)).toBeGreaterThanOrEqual(4.5)
        for (const ground of DARK) expect(contrast(accent?.dark ?? '', ground)).toBeGreaterThanOrEqual(4.5)
        // Text on a button filled with the accent.
        expect(contrast(accent?.light ?? '', '#ffffff')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(accent?.dark ?? '', '#131210')).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('a colour that can be read already stays as it is', () => {
    expect(accentFrom('#0a3d62')?.light).toBe('#0a3d62')
    expect(accentFrom('#ffd166')?.dark).toBe('#ffd166')
  })

  test('a pale yellow becomes dark enough and stays yellow', () => {
    const [r, g, b] = (accentFrom('#ffd166')?.light.match(/[\da-f]{2}/g) ?? []).map((part) =>
      Number.parseInt(part, 16),
    )
    expect(r).toBeGreaterThan(Number(g))
    expect(g).toBeGreaterThan(Number(b))
  })

  test('short notation means the same', () => {
    expect(accentFrom('#a3c')).toEqual(accentFrom('#AA33CC'))
  })

  test.each([null, '', 'red', '#12345', 'url(x)', '#ggg', 'rgb(1,2,3)', '#fff;color:red'])(
    '%j is no colour',
    (text) => expect(accentFrom(text)).toBeUndefined(),
  )

  test('black and white are as far apart as can be', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  })
})
