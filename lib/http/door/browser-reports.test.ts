// What browsers report against our policy: counted and logged without any address of a page, and never too much of it.
import { describe, expect } from 'vitest'
import { withHouse as it } from '@/lib/testing/fixtures'
import { breachCounts, LIMIT_BYTES, readReports, takeBrowserReports } from './browser-reports'

const APP = 'https://pay.example.com'
const TOKEN = 'NjQyYTk0ZDItYjM5Ny00YjRiZzz0123456789abcdef'

const report = (body: object, type = 'csp-violation') => ({ type, age: 1, url: `${APP}/i/${TOKEN}`, body })
const breach = {
  documentURL: `${APP}/i/${TOKEN}?x=secret`,
  referrer: `${APP}/i/${TOKEN}`,
  effectiveDirective: 'script-src-elem',
  blockedURL: `https://evil.example/steal.js?token=${TOKEN}`,
  sourceFile: `${APP}/i/${TOKEN}`,
  sample: TOKEN,
  lineNumber: 12,
}

const send = (body: string, address: string, headers: Record<string, string> = {}) =>
  new Request(`${APP}/api/browser-reports`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/reports+json', 'x-remit-address': address, ...headers },
  })

describe('what is kept of a report', () => {
  it('is the kind of page, the directive and origins: no path, no query, no sample', () => {
    const kept = readReports(JSON.stringify([report(breach)]), APP)
    expect(kept).toEqual([
      {
        page: 'pay',
        directive: 'script-src-elem',
        blocked: 'https://evil.example',
        source: 'self',
        line: 12,
      },
    ])
    // promise 90
    expect(JSON.stringify(kept)).not.toContain(TOKEN)
  })

  it('is the same of a browser that reports in the older way', () => {
    const older = {
      'csp-report': {
        'document-uri': `${APP}/settings/payments?organisation=1`,
        'violated-directive': "style-src-attr 'none'",
        'blocked-uri': 'inline',
        'source-file': `${APP}/_next/static/chunks/a.js?dpl=1`,
        'line-number': 3,
      },
    }
    expect(readReports(JSON.stringify(older), APP)).toEqual([
      {
        page: 'onboard',
        directive: 'style-src-attr',
        blocked: 'inline',
        source: '/_next/static/chunks/a.js',
        line: 3,
      },
    ])
  })

  it('is the scheme alone of extensions and data, and nothing that is no name of a directive', () => {
    const blockedOf = (blockedURL: string) =>
      readReports(JSON.stringify([report({ ...breach, blockedURL })]), APP)[0]?.blocked
    expect(blockedOf('chrome-extension://abcdef/x.js')).toBe('chrome-extension')
    expect(blockedOf('data:image/png;base64,AAAA')).toBe('data')
    expect(blockedOf(`${APP}/i/${TOKEN}`)).toBe('self')
    expect(blockedOf('eval')).toBe('eval')
    expect(blockedOf('<b>\n forged line')).toBe('unreadable')
    const odd = report({ ...breach, effectiveDirective: 'script-src\n{"level":"error"}' })
    expect(readReports(JSON.stringify([odd]), APP)[0]?.directive).toBe('unknown')
  })

  it('is nothing of reports about other things', () => {
    expect(
      readReports(JSON.stringify([report({ id: 'old' }, 'deprecation'), report(breach)]), APP),
    ).toHaveLength(1)
  })
})

describe('the address that takes them', () => {
  it('counts each sort, and answers nothing', async ({ house }) => {
    const named = 'pay script-src-elem https://evil.example'
    const before = breachCounts().get(named) ?? 0
    const answer = await takeBrowserReports(house, send(JSON.stringify([report(breach)]), '198.51.100.1'))
    expect([answer.status, await answer.text()]).toEqual([204, ''])
    expect(breachCounts().get(named)).toBe(before + 1)
    expect([...breachCounts().keys()].join()).not.toContain(TOKEN)
  })

  it('says one line a minute of each sort, however many are sent, and none of sorts that are made up', async ({
    house,
  }) => {
    const linesOf = () =>
      house.logLines.filter((line) => line.includes('because of our policy') && line.includes('flood'))
    const flood = (count: number, name: (at: number) => string, address: string) => {
      const all = Array.from({ length: count }, (_, at) => report({ ...breach, blockedURL: name(at) }))
      return takeBrowserReports(house, send(JSON.stringify(all), address))
    }
    for (let at = 0; at < 10; at++) await flood(20, () => 'https://flood.example/', '198.51.100.4')
    expect(linesOf()).toHaveLength(1)
    house.clock.advance(61)
    await flood(1, () => 'https://flood.example/', '198.51.100.4')
    expect(linesOf()).toHaveLength(2)
    expect(JSON.parse(linesOf()[1] ?? '{}')).toMatchObject({ times: 201, blocked: 'https://flood.example' })
    for (let at = 0; at < 30; at++)
      await flood(20, (one) => `https://flood-${at}-${one}.example/`, '198.51.100.5')
    expect(breachCounts().size).toBeLessThanOrEqual(201)
    expect(linesOf().length).toBeLessThanOrEqual(202)
  })

  it.for([
    ['no JSON', 'x', 400],
    ['no report', '{}', 400],
    ['no list with anything in it', '[]', 400],
    ['too many at once', JSON.stringify(Array.from({ length: 21 }, () => report(breach))), 400],
    ['too large a body', `[${' '.repeat(LIMIT_BYTES)}]`, 413],
  ] as const)('refuses %s', async ([, body, status], { house }) => {
    const answer = await takeBrowserReports(house, send(body, '198.51.100.2'))
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toContain('application/problem+json')
  })

  it('hears one network address sixty times a minute, and no more', async ({ house }) => {
    const statuses = new Set<number>()
    for (let at = 0; at < 61; at++) {
      const { status } = await takeBrowserReports(house, send('[]', '198.51.100.3'))
      statuses.add(status)
      if (at === 59) expect(statuses).toEqual(new Set([400]))
    }
    expect(statuses).toEqual(new Set([400, 429]))
  })
})
