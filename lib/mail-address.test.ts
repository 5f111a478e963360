// Email addresses: what is taken and what is not, one form of each, and what is told to those who know ASCII alone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  asciiMailAddress,
  isMailAddress,
  needsSmtpUtf8,
  shownMailAddress,
  wireMailAddress,
} from './mail-address'

const LABEL_OF_63 = 'a'.repeat(63)

describe('an address', () => {
  test.each([
    ['name@example.com', 'name@example.com', 'name@example.com'],
    ['First.Last+tag@EXAMPLE.com', 'First.Last+tag@example.com', 'First.Last+tag@example.com'],
    ["o'brien@example.co.uk", "o'brien@example.co.uk", "o'brien@example.co.uk"],
    ['root@localhost', 'root@localhost', 'root@localhost'],
    ['info@bäckerei.de', 'info@bäckerei.de', 'info@xn--bckerei-5wa.de'],
    ['info@xn--bckerei-5wa.de', 'info@bäckerei.de', 'info@xn--bckerei-5wa.de'],
    ['info@BÄCKEREI.de', 'info@bäckerei.de', 'info@xn--bckerei-5wa.de'],
    ['info@ba\u0308ckerei.de', 'info@bäckerei.de', 'info@xn--bckerei-5wa.de'],
    ['info@例え。jp', 'info@例え.jp', 'info@xn--r8jz45g.jp'],
    ['müller@bäckerei.de', 'müller@bäckerei.de', undefined],
    ['用户@例え.jp', '用户@例え.jp', undefined],
    ['иван@пример.рф', 'иван@пример.рф', undefined],
    [`${'l'.repeat(64)}@example.com`, `${'l'.repeat(64)}@example.com`, `${'l'.repeat(64)}@example.com`],
    [`a@${LABEL_OF_63}.de`, `a@${LABEL_OF_63}.de`, `a@${LABEL_OF_63}.de`],
  ])('%s is stored as %s and sent as %s', (typed, shown, ascii) => {
    expect(isMailAddress(typed)).toBe(true)
    expect(shownMailAddress(typed)).toBe(shown)
    expect(asciiMailAddress(typed)).toBe(ascii)
    expect(needsSmtpUtf8(typed)).toBe(ascii === undefined)
    expect(wireMailAddress(typed).split('@')[1]).toMatch(/^[a-z0-9.-]+$/)
  })

  test.each([
    ...['', '@', 'name', 'name@', '@example.com', 'foo.@example.com', '.foo@example.com', 'a..b@example.com'],
    ...[
      'a b@example.com',
      '"a b"@example.com',
      'a@b@example.com',
      'a,b@example.com',
      'a@exam ple.com',
      'a@-x.de',
    ],
    ...[
      'a@x-.de',
      'a@.de',
      'a@x..de',
      'a@example.com.',
      'a@1.2.3.4',
      'a@[1.2.3.4]',
      'a@12',
      'a@ex%41mple.com',
    ],
    ...[
      'a@exa_mple.com',
      'a@x/y.de',
      'a\nb@example.com',
      'a@example.com\nBcc: x@example.com',
      'a\u200b@example.com',
    ],
    ...['<a@example.com>', 'A <a@example.com>', 'a@xn--a.de', 'ü@x\u202e.de', 'a\u0000@example.com'],
    ...[`${'l'.repeat(65)}@example.com`, `${'ü'.repeat(33)}@example.com`, `a@${LABEL_OF_63}a.de`],
    `a@${Array.from({ length: 5 }, () => LABEL_OF_63).join('.')}.de`,
  ])('%j is not an address', (typed) => {
    expect(isMailAddress(typed)).toBe(false)
    expect(asciiMailAddress(typed)).toBeUndefined()
  })
})

test('the kept form is an address, and stays as it is', () => {
  const label = fc.stringMatching(/^[a-zäöüßéñçбвг0-9]{1,12}$/)
  const local = fc.array(fc.stringMatching(/^[\w!#$%&'*+/=?^`{|}~äöüé-]{1,8}$/), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(local, fc.array(label, { minLength: 1, maxLength: 3 }), (names, labels) => {
      const typed = `${names.join('.')}@${labels.join('.')}.de`
      if (!isMailAddress(typed)) return
      const shown = shownMailAddress(typed)
      expect(isMailAddress(shown)).toBe(true)
      expect(shownMailAddress(shown)).toBe(shown)
      expect(asciiMailAddress(shown)).toBe(asciiMailAddress(typed))
      expect(shownMailAddress(wireMailAddress(typed))).toBe(shown)
    }),
  )
})

test('nothing that is typed can break a header, or the reading', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 600 }), fc.string({ unit: 'binary' }), (a, b) => {
      for (const typed of [a, `${a}@${b}`, `${a}@example.com`, `a@${b}`])
        if (isMailAddress(typed)) expect(shownMailAddress(typed)).not.toMatch(/[\p{Cc}\s,;<>"()]/u)
    }),
  )
})
