// Which file of the build an address means, how it is packed, and how long it may be kept.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerBuilt, readBuilt, STYLES_FILE } from './built'

const root = mkdtempSync(join(tmpdir(), 'built-'))
const [folder, nexts] = [join(root, 'ours'), join(root, 'static')]
const SCRIPT = 'start-AB12.js'
const server = createServer((request, response) => {
  if (answerBuilt(request, response, readBuilt(folder, nexts))) return
  response.statusCode = 404
  response.end('somebody else')
})
let origin = ''

beforeAll(async () => {
  mkdirSync(folder)
  mkdirSync(join(nexts, 'chunks', '[id]'), { recursive: true })
  for (const name of ['sheet.css', 'picture.png', '[id]/page.js']) {
    writeFileSync(join(nexts, 'chunks', name), `${name} as it is`)
    writeFileSync(join(nexts, 'chunks', `${name}.gz`), gzipSync(`${name} packed`))
    writeFileSync(join(nexts, 'chunks', `${name}.br`), 'as brotli')
  }
  writeFileSync(join(nexts, 'chunks', 'unpacked.js'), 'never packed')
  writeFileSync(join(folder, STYLES_FILE), 'p{color:red}')
  writeFileSync(join(folder, SCRIPT), 'run()')
  writeFileSync(join(folder, `${SCRIPT}.gz`), gzipSync('run() // gzip'))
  writeFileSync(join(folder, `${SCRIPT}.br`), 'as brotli')
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
  rmSync(root, { recursive: true })
})

const ask = (path: string, init: RequestInit & { packed?: string } = {}) =>
  fetch(`${origin}${path}`, { ...init, headers: { 'accept-encoding': init.packed ?? 'identity' } })

test('a page is told its sheet, and the address of its script', () => {
  expect(readBuilt(folder)).toMatchObject({ styles: 'p{color:red}', script: `/built/${SCRIPT}` })
})

test('a file is kept for good, because its name changes with it', async () => {
  const answer = await ask(`/built/${SCRIPT}`)
  expect([answer.status, await answer.text()]).toEqual([200, 'run()'])
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'text/javascript; charset=utf-8',
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  })
})

test.each([
  ['gzip, deflate', 'gzip'],
  ['gzip;q=1.0, br;q=0', 'gzip'],
  ['br ; q=0.0 , gzip', 'gzip'],
  ['gzip;q=0, identity', null],
  ['deflate', null],
])('who unpacks %s gets %s', async (packed, encoding) => {
  const answer = await ask(`/built/${SCRIPT}`, { packed })
  expect(answer.headers.get('content-encoding')).toBe(encoding)
  expect(await answer.text()).toBe(encoding === 'gzip' ? 'run() // gzip' : 'run()')
})

test('brotli comes first where it can be unpacked', async () => {
  const answer = await ask(`/built/${SCRIPT}`, { method: 'HEAD', packed: 'gzip, deflate, br' })
  expect(answer.headers.get('content-encoding')).toBe('br')
})

test.each([
  ['/_next/static/chunks/sheet.css?dpl=1', 'text/css; charset=utf-8', 'sheet.css packed'],
  ['/_next/static/chunks/%5Bid%5D/page.js', 'text/javascript; charset=utf-8', '[id]/page.js packed'],
])('%s is Next’s, and answered as ours are', async (path, type, text) => {
  const answer = await ask(path, { packed: 'gzip' })
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, type, text])
  expect(answer.headers.get('cache-control')).toContain('immutable')
})

test('the script of another version is stood in for, and not kept', async () => {
  const answer = await ask('/built/start-ZZ99.js')
  expect([answer.status, await answer.text()]).toEqual([200, 'run()'])
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test.each([
  '/_next/static/',
  '/_next/static/chunks/picture.png',
  '/_next/static/chunks/unpacked.js',
  '/_next/static/chunks/sheet.css.br',
  '/built/',
  '/built/other.js',
  '/built/page.css',
  '/built/../start-AB12.js',
  '/built/start-AB12.js.gz',
])('%s is somebody else’s to answer', async (path) => {
  expect((await ask(path)).status).toBe(404)
})

test('nothing is sent to a file', async () => {
  expect((await ask(`/built/${SCRIPT}`, { method: 'POST' })).status).toBe(404)
})
