// Request bodies are read to the digit, or refused: nothing is rounded, and nothing passes for what it is not.
import { expect, it } from 'vitest'
import { decimal, text } from '@/lib/http/fields/fields'
import { parseJson } from './json'

// promise 97
it.each(['0.1', '140.76', '1.10', '1.0', '0', '-1', '99999999.99'])(
  'reads %s as it is written',
  (written) => {
    expect(parseJson(written)).toBe(Number(written))
  },
)

// promise 97
it.each(['1e21', '1e2', '9007199254740993', '0.1234567890123456789', '-0'])(
  'accepts %s neither as an amount nor as a string',
  (written) => {
    const read = parseJson(written)
    expect(decimal.safeParse(read).error?.issues[0]?.message).toContain('must be a decimal number')
    expect(text(40).safeParse(read).error?.issues[0]?.message).toContain('must be a string')
  },
)

// promise 98
it.each([
  ['ten thousand levels', `${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['a byte order mark', '\ufeff{}'],
  ['a leading zero', '01'],
  ['nothing', ''],
])('refuses %s', (_, body) => {
  expect(() => parseJson(body)).toThrow(expect.objectContaining({ code: 'Request.MalformedJson' }))
})

// promise 98
it('calls duplicate keys duplicate keys, and says which', () => {
  expect(() => parseJson('{"lines":[{"amount":1,"amount":2}]}')).toThrow(
    expect.objectContaining({
      code: 'Request.DuplicateKey',
      message: 'The body has the duplicate key "amount".',
    }),
  )
})

// promise 98
it('a key that names a prototype is a key like any other', () => {
  const read = parseJson('{"__proto__":{"isOperator":true}}')
  expect(Object.keys(Object(read))).toEqual(['__proto__'])
  expect(Object(read).isOperator).toBeUndefined()
})
