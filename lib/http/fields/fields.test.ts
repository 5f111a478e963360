// Fields take what people write, and refuse what cannot be stored, shown or counted.
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { country, currency, email, instant, isoDate, locale, multilineText, text, uuid } from './fields'
import { colour, hostName, logoUrl } from './web-fields'

const accepts = (field: z.ZodType, value: unknown) => field.safeParse(value).success
const complaint = (field: z.ZodType, value: unknown) => field.safeParse(value).error?.issues[0]?.message

describe('text', () => {
  it('is trimmed, and keeps what people write: accents, emoji, right to left', () => {
    expect(text(20).parse('  Köln 🥐 مرحبا ')).toBe('Köln 🥐 مرحبا')
  })

  // promise 60, promise 98
  it.each([
    ['a NUL', 'a\u0000b', 'control characters'],
    ['a line break', 'a\r\nBcc: b@example.com', 'control characters'],
    ['an escape', '\u001b[31m', 'control characters'],
    ['a line separator', 'a\u2028b', 'control characters'],
    ['a lone surrogate', 'a\ud83e', 'lone surrogates'],
    ['nothing but space', '   ', 'blank'],
    ['too much', 'x'.repeat(21), 'at most 20'],
    ['a number', 12, 'must be a string'],
    ['an absence', undefined, 'is required'],
  ])('refuses %s', (_, value, reason) => {
    expect(complaint(text(20), value)).toContain(reason)
  })

  it('of several lines keeps line breaks, and no other control characters', () => {
    expect(multilineText(20).parse('a\r\nb\tc')).toBe('a\nb\tc')
    expect(accepts(multilineText(20), 'a\u0007')).toBe(false)
  })
})

describe('ids, dates and codes', () => {
  it('reads a UUID in either case, and answers it in lower case', () => {
    expect(uuid.parse('0190163D-8694-739B-AEA5-966C26F8AD91')).toBe('0190163d-8694-739b-aea5-966c26f8ad91')
    expect(accepts(uuid, '0190163d')).toBe(false)
  })

  it.each(['2026-02-30', '2025-02-29', '0000-01-01', '12026-01-01', '1/2/2026', '2026-1-2'])(
    'refuses %s as a date',
    (value) => expect(accepts(isoDate, value)).toBe(false),
  )

  it('reads a time with its offset', () => {
    expect(instant.parse('2026-11-30T09:30:00+01:00')).toEqual(new Date('2026-11-30T08:30:00Z'))
    expect(accepts(instant, '2026-11-30T09:30:00')).toBe(false)
  })

  it('knows currencies and countries by their upper-case codes only', () => {
    expect(['EUR', 'eur', 'UGX', 'XXX', '__proto__'].map((code) => accepts(currency, code))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    expect(['DE', 'de', 'EU', 'ZZ', 'UK'].map((code) => accepts(country, code))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
  })

  it('writes a language tag in its canonical form', () => {
    expect(locale.parse('de-at')).toBe('de-AT')
    expect(['x', 'de_AT', '', '../..', 'de-'].map((tag) => accepts(locale, tag))).not.toContain(true)
  })
})

describe('email addresses', () => {
  it.each(['a@example.com', "o'neil+tag@mail.example.co.uk", 'root@localhost', 'müller@bäckerei.de'])(
    'takes %s',
    (value) => expect(accepts(email, value)).toBe(true),
  )

  // promise 102
  it.each([
    'a@b@c.example',
    'a b@example.com',
    'a@example.com\r\nBcc: x@example.com',
    '<a@example.com>',
    'a@-x.example',
    'foo.@example.com',
    'a..b@example.com',
  ])('refuses %j', (value) => expect(accepts(email, value)).toBe(false))

  // promise 101
  it('is quick about ten thousand characters of nonsense', () => {
    const startedAt = performance.now()
    for (const nonsense of ['a'.repeat(10_000), `a@${'a-'.repeat(5_000)}`, `a@${'a.'.repeat(5_000)}`])
      accepts(email, nonsense)
    expect(performance.now() - startedAt).toBeLessThan(50)
  })
})

describe('the web', () => {
  it('accepts images over https, and over http from this machine', () => {
    expect(accepts(logoUrl, 'https://example.com/a.png?b=c')).toBe(true)
    expect(accepts(logoUrl, 'http://localhost:3000/logo.svg')).toBe(true)
  })

  // promise 100
  it.each([
    'http://example.com/a.png',
    'javascript:alert(1)',
    '//example.com/a.png',
    'https:example.com',
    'https://a@example.com/',
    'https://@example.com/',
    'https:\\\\example.com',
    'https://example.com/a b',
    'data:image/png;base64,AA',
    'http://localhost.example.com/',
    `https://example.com/${'a'.repeat(2048)}`,
  ])('refuses the picture %j', (value) => expect(accepts(logoUrl, value)).toBe(false))

  it('writes colours and hosts in lower case', () => {
    expect(colour.parse('#1F6F54')).toBe('#1f6f54')
    expect(accepts(colour, 'red;background:url(x)')).toBe(false)
    expect(hostName.parse('App.Example.com:8443')).toBe('app.example.com:8443')
    expect(
      ['https://a.example', 'a.example/x', 'a@b.example', '*.example'].map((host) => accepts(hostName, host)),
    ).not.toContain(true)
  })
})
