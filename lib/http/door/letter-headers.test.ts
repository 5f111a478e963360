// A letter that is shown within our page runs nothing, and nobody else shows it.
import { expect, test } from 'vitest'
import { responseHeaders } from './response-headers'

const headersAt = (path: string) =>
  responseHeaders(path, 'nonce', { appUrl: 'http://localhost:3000', trustedProxyHops: 0 })
const PAGE = '/settings/organisation/letters'

test('the letter is a sandbox that our own page alone may frame', () => {
  const letter = headersAt(`${PAGE}/shown`)
  expect(letter['content-security-policy']).toMatch(
    /^default-src 'none'; .*frame-ancestors 'self'; .*; sandbox$/,
  )
  expect(letter['content-security-policy']).not.toContain('script-src')
  expect(letter['x-frame-options']).toBe('SAMEORIGIN')
})

test('the page has frames of our own, and it and all around it are framed by nobody', () => {
  expect(headersAt(PAGE)['content-security-policy']).toContain("frame-src 'self';")
  expect(headersAt('/settings/organisation')['content-security-policy']).toContain("frame-src 'none';")
  for (const path of [PAGE, `${PAGE}/shown/more`, '/settings/organisation', '/i/token']) {
    expect(headersAt(path)['x-frame-options'], path).toBe('DENY')
    expect(headersAt(path)['content-security-policy'], path).toContain("frame-ancestors 'none'")
  }
})
