// A page that the front door answers itself, as it leaves: whole, with the nonce of its answer, and also where it fails.
import { expect } from 'vitest'
import { withHouse as it } from '@/lib/testing/fixtures'
import { answerPage } from './draw-page'

const built = { styles: 'p{color:red}', script: '/built/start-AB12.js', files: new Map() }
const asked = new Request('https://pay.example.com/i/token', { headers: { 'x-nonce': 'n0nce' } })

function Broken(): never {
  throw new Error('secret detail')
}

it('holds its sheet and its scripts, all of them with the nonce', async () => {
  const answer = await answerPage(asked, built, async () => ({
    title: 'Invoice 1 <2>',
    reader: { tag: 'ar-EG', direction: 'rtl' },
    body: <main>Hello</main>,
    isLive: true,
  }))
  const html = await answer.text()
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect(html.startsWith('<!DOCTYPE html><html lang="ar-EG" dir="rtl"><head>')).toBe(true)
  expect(html).toContain('<title>Invoice 1 &lt;2&gt;</title>')
  expect(html).toContain('<style nonce="n0nce">p{color:red}</style>')
  expect(html).toContain('<meta name="robots" content="noindex, nofollow"/>')
  const scripts = [...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)
  expect(scripts.sort()).toEqual([
    '<script nonce="n0nce">',
    '<script type="module" src="/built/start-AB12.js" nonce="n0nce">',
  ])
})

it('needs no script where nothing on it moves', async () => {
  const answer = await answerPage(asked, built, async () => ({
    title: 'Lost',
    reader: { tag: 'en', direction: 'ltr' },
    body: <main>Lost</main>,
    status: 404,
  }))
  expect(answer.status).toBe(404)
  expect(await answer.text()).not.toContain('<script')
})

it('shows what failed by a number that the log knows, and none of its words', async ({ house }) => {
  for (const draw of [
    async () => Broken(),
    async () => ({ title: '', reader: { tag: 'en', direction: 'ltr' } as const, body: <Broken /> }),
  ]) {
    const answer = await answerPage(asked, built, draw)
    const html = await answer.text()
    const number = /this number: ([\w-]+)/.exec(html)?.[1] ?? 'none'
    expect([answer.status, html.includes('secret detail')]).toEqual([500, false])
    expect(house.logLines.some((line) => line.includes(number) && line.includes('secret detail'))).toBe(true)
  }
})
