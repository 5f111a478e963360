// Sealed secrets open where they belong, under whichever key sealed them, and nowhere else.
import { randomBytes } from 'node:crypto'
import { expect, it } from 'vitest'
import { fingerprintOf, isSealedUnderOldKey, openSecret, SealBroken, sealSecret } from './secret-box'

const key = (id: string) => ({ id, bytes: randomBytes(32) })
const [first, second] = [key('1'), key('2')]
const old = { encryptionKeys: [first] }
const both = { encryptionKeys: [second, first] }
const place = 'webhook-secret:4711'

it('decrypts what it encrypted, and never produces the same ciphertext twice', () => {
  for (const text of ['', 'whsec_abc', 'schön 🥐', 'x'.repeat(10_000)])
    expect(openSecret(old, place, sealSecret(old, place, text))).toBe(text)
  expect(sealSecret(old, place, 'same')).not.toBe(sealSecret(old, place, 'same'))
  expect(sealSecret(old, place, 'whsec_abc')).not.toContain('whsec')
})

it('a new first key encrypts, and the old one still decrypts', () => {
  const sealed = sealSecret(old, place, 'kept')
  expect(openSecret(both, place, sealed)).toBe('kept')
  expect(isSealedUnderOldKey(old, sealed)).toBe(false)
  expect(isSealedUnderOldKey(both, sealed)).toBe(true)
  const renewed = sealSecret(both, place, 'kept')
  expect(isSealedUnderOldKey(both, renewed)).toBe(false)
  expect(() => openSecret(old, place, renewed)).toThrow(/key 2, which ENCRYPTION_KEYS lacks/)
})

it('does not decrypt when tampered with, moved, or encrypted with another key of that name', () => {
  const sealed = sealSecret(old, place, 'kept')
  const body = sealed.split('.')[2] ?? ''
  const changed = Array.from(body, (char, at) =>
    ['v1', '1', `${body.slice(0, at)}${char === 'A' ? 'B' : 'A'}${body.slice(at + 1)}`].join('.'),
  ).slice(0, -1)
  for (const other of [...changed, '', 'v1', 'v1.1', 'v1.1.AAAA', `v2${sealed.slice(2)}`])
    expect(() => openSecret(old, place, other), other).toThrow(SealBroken)
  expect(() => openSecret(old, 'webhook-secret:4712', sealed)).toThrow(SealBroken)
  expect(() => openSecret({ encryptionKeys: [key('1')] }, place, sealed)).toThrow(SealBroken)
})

it('a fingerprint is short, the same for the same secret, and not the secret', () => {
  expect(fingerprintOf('a')).toMatch(/^[0-9a-f]{12}$/)
  expect(fingerprintOf('a')).toBe(fingerprintOf('a'))
  expect(fingerprintOf('a')).not.toBe(fingerprintOf('b'))
})
