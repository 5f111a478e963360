// Logos of other servers: fetched from public addresses alone, a picture of bounded size, and told from everything else by its bytes.
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { House } from '@/lib/house'
import { logoAddress } from '@/lib/organisations/logo-address'
import { pictureType } from '@/lib/organisations/picture-type'
import { withHouse as it } from '@/lib/testing/fixtures'
import { fetchLogo, LARGEST_BYTES } from './fetch-logo'
import { keptLogo, MOST_ENTRIES } from './kept-logos'
import { serveSealedLogo } from './serve-logo'

const PNG = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(24)])

const pages: Record<string, { status?: number; headers?: Record<string, string>; body: Buffer | string }> = {
  '/logo.png': { body: PNG },
  '/page.png': { body: '<!doctype html><script>alert(1)</script>', headers: { 'content-type': 'image/png' } },
  '/large.png': { body: Buffer.concat([PNG, Buffer.alloc(LARGEST_BYTES)]) },
  '/gone.png': { status: 404, body: PNG },
  '/moved.png': { status: 302, headers: { location: '/logo.png' }, body: '' },
  '/round.png': { status: 302, headers: { location: '/round.png' }, body: '' },
  '/inside.png': { status: 302, headers: { location: 'https://10.0.0.7/logo.png' }, body: '' },
  '/file.png': { status: 302, headers: { location: 'file:///etc/passwd' }, body: '' },
}

const asked: string[] = []
let origin = ''
const server = http.createServer(({ url = '' }, response) => {
  asked.push(url)
  const { body, headers = {}, status = 200 } = pages[url.split('?')[0] ?? ''] ?? { status: 404, body: '' }
  response.writeHead(status, headers).end(body)
})
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

/** A server on this machine may be asked, as for trying things out; everything else that is not public may not. */
const open = (house: House): House => ({ ...house, env: { ...house.env, webhookAllowLoopback: true } })
const strict = (house: House, resolveHost = house.resolveHost): House => ({
  ...house,
  resolveHost,
  env: { ...house.env, webhookAllowLoopback: false },
})

// promise 100
it.for([
  ['PNG', PNG, 'image/png'],
  ['JPEG', Buffer.from('\xff\xd8\xff\xe0xxxxJFIF', 'latin1'), 'image/jpeg'],
  ['GIF', Buffer.from('GIF89a0000'), 'image/gif'],
  ['WebP', Buffer.from('RIFF0000WEBPVP8 '), 'image/webp'],
  ['AVIF', Buffer.from('\0\0\0\x1cftypavif0000', 'latin1'), 'image/avif'],
  ['SVG', Buffer.from('<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="x"/>'), 'image/svg+xml'],
  ['HTML', Buffer.from('<!doctype html><svg>'), undefined],
  ['HTML behind a comment', Buffer.from('<!-- <svg> --><html>'), undefined],
  ['entities', Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>'), undefined],
  ['a script', Buffer.from('alert("<svg>")'), undefined],
  ['PDF', Buffer.from('%PDF-1.7'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
] as const)('%s is known by its bytes', ([, bytes, type]) => {
  expect(pictureType(bytes)).toBe(type)
})

describe('fetching', () => {
  it('takes a picture, also where it has moved to', async ({ house }) => {
    for (const path of ['/logo.png', '/moved.png'])
      expect(await fetchLogo(open(house), origin + path)).toEqual({ type: 'image/png', bytes: PNG })
  })

  it.for([
    ['/page.png', 'it is no picture'],
    ['/large.png', `it is larger than ${LARGEST_BYTES} bytes`],
    ['/gone.png', 'the answer is 404'],
    ['/round.png', 'it redirects too often'],
    // promise 65
    ['/inside.png', 'its address must be a public address.'],
    ['/file.png', 'its address must be an absolute https address.'],
  ] as const)('of %s says that %s', async ([path, reason], { house }) => {
    await expect(fetchLogo(open(house), origin + path)).rejects.toThrow(reason)
  })

  // promise 65
  it.for([
    'http://example.com/logo.png',
    'https://127.0.0.1/logo.png',
    'https://2130706433/logo.png',
    'https://[::ffff:169.254.169.254]/latest',
    'https://localhost/logo.png',
    'https://user@example.com/logo.png',
    'https://example.com:5432/logo.png',
  ])('asks nobody for %s', async (url, { house }) => {
    const before = asked.length
    await expect(fetchLogo(strict(house), url)).rejects.toThrow(/its address must/)
    expect(asked).toHaveLength(before)
  })

  // promise 65
  it('asks nobody where a public name leads inside', async ({ house }) => {
    const inside = strict(house, async () => [{ address: '10.0.0.7', family: 4 }])
    await expect(fetchLogo(inside, 'https://logos.example.com/a.png')).rejects.toThrow(
      'must be a public address',
    )
  })
})

describe('serving', () => {
  const addressOf = (house: House, url: string) => logoAddress(house.env, url) ?? ''
  const ask = (house: House, address: string) => {
    const request = new Request(`http://localhost:3000${address}`, {
      headers: { 'x-remit-address': '203.0.113.7' },
    })
    return serveSealedLogo(house, request, new URL(request.url).pathname.split('/').at(-1) ?? '')
  }

  it('answers whoever sees the page, and asks the other server once', async ({ house }) => {
    const here = open(house)
    const url = `${origin}/logo.png?once`
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask(here, addressOf(here, url))))
    for (const answer of answers) {
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/png'])
      expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG)
    }
    expect(asked.filter((path) => path === '/logo.png?once')).toHaveLength(1)
  })

  it('does not fetch what nobody of ours has sealed', async ({ house }) => {
    const here = open(house)
    const before = asked.length
    const sealed = addressOf(here, `${origin}/logo.png`)
    const forged = sealed.replace('logo.png', 'gone.png')
    for (const address of [forged, sealed.replace(/\/logos\/./, '/logos/!'), '/logos/x?url=', '/logos/x'])
      expect((await ask(here, address)).status, address).toBe(404)
    expect(asked).toHaveLength(before)
  })

  it('keeps a bounded number of addresses, also of those where there is nothing', async ({ house }) => {
    const here = strict(house)
    const all = Array.from({ length: MOST_ENTRIES + 20 }, (_, at) => `http://example.com/${at}.png`)
    for (const url of all) expect(await keptLogo(here, url)).toBeUndefined()
    const { remitLogos } = globalThis as { remitLogos?: WeakMap<object, Map<string, unknown>> }
    expect(remitLogos?.get(house.db)?.size).toBe(MOST_ENTRIES)
  })

  it('says 404 of what is no picture, and does not ask again at once', async ({ house }) => {
    const here = open(house)
    const address = addressOf(here, `${origin}/page.png?bad`)
    for (let at = 0; at < 3; at++) expect((await ask(here, address)).status).toBe(404)
    expect(asked.filter((path) => path === '/page.png?bad')).toHaveLength(1)
  })
})
