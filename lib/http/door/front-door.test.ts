// What the front door decides about a request, from its head alone.
import { describe, expect, test } from 'vitest'
import { clientAddress } from '@/lib/http/call/client-address'
import { type Arrival, admit, plainPath } from './front-door'
import type { Route } from './route-table'

const settings = { appUrl: 'https://pay.example.com', trustedProxyHops: 0 }
const TOKEN = 'NjQyYTk0ZDItYjM5Ny00YjRi'

const routes: Route[] = [
  {
    path: '/invoices/[id]',
    isPage: false,
    methods: ['GET', 'HEAD', 'PATCH', 'OPTIONS'],
    pattern: /^\/invoices\/[^/]+$/,
  },
  {
    path: '/i/[token]/view',
    isPage: false,
    methods: ['GET', 'HEAD', 'OPTIONS'],
    pattern: /^\/i\/[^/]+\/view$/,
  },
  { path: '/i/[token]', isPage: true, methods: ['GET', 'HEAD', 'OPTIONS'], pattern: /^\/i\/[^/]+$/ },
  { path: '/sign-in', isPage: true, methods: ['GET', 'HEAD', 'OPTIONS'], pattern: /^\/sign-in$/ },
]

function arrive(
  url: string,
  { method = 'GET', headers = {} }: Partial<Arrival> = {},
  hops = 0,
  stripeApiBase?: string,
) {
  const arrival = { method, url, headers, socketAddress: '203.0.113.9' }
  return admit(arrival, { ...settings, trustedProxyHops: hops, stripeApiBase }, routes)
}

const directives = (policy = '') => new Map(policy.split('; ').map((part) => [part.split(' ')[0], part]))
const policyOf = (url: string, base?: string) =>
  directives(arrive(url, {}, 0, base).responseHeaders['content-security-policy'])

describe('the request that goes in', () => {
  test('an id that looks like one is kept, anything else is replaced', () => {
    expect(arrive('/', { headers: { 'x-request-id': 'abcd-1234' } }).requestId).toBe('abcd-1234')
    for (const bad of ['short', 'x'.repeat(65), 'has space 1', 'line\nbreak-1'])
      expect(arrive('/', { headers: { 'x-request-id': bad } }).requestId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('what a client says about its address, host and our own headers is not believed', () => {
    // promise 113
    const { requestHeaders } = arrive('/', {
      headers: {
        'x-forwarded-for': '10.0.0.1',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'http',
        forwarded: 'for=10.0.0.1',
        'x-remit-address': '10.0.0.1',
        'x-nonce': 'known',
        'content-security-policy': "script-src 'nonce-known'",
        'x-middleware-subrequest': 'middleware',
      },
    })
    expect(requestHeaders['x-remit-address']).toBe('203.0.113.9')
    expect(requestHeaders['x-nonce']).not.toBe('known')
    expect(requestHeaders['content-security-policy']).not.toContain('known')
    for (const name of [
      'x-forwarded-for',
      'x-forwarded-host',
      'x-forwarded-proto',
      'forwarded',
      'x-middleware-subrequest',
    ])
      expect(requestHeaders[name]).toBeUndefined()
  })

  test('behind proxies the client is as many places from the right as there are proxies', () => {
    // promise 113
    expect(clientAddress('10.0.0.2', 'spoofed, 198.51.100.7', 1)).toBe('198.51.100.7')
    expect(clientAddress('10.0.0.2', '1.1.1.1, 198.51.100.7, 10.0.0.3', 2)).toBe('198.51.100.7')
    expect(clientAddress('10.0.0.2', '198.51.100.7', 2)).toBe('10.0.0.2')
    expect(clientAddress('10.0.0.2', 'not-an-address', 1)).toBe('10.0.0.2')
    expect(clientAddress('::ffff:192.0.2.1', '198.51.100.7', 0)).toBe('192.0.2.1')
    expect(clientAddress('10.0.0.2', '2001:db8::1', 1)).toBe('2001:db8::1')
  })

  test('every spelling of a path is the same path', () => {
    expect(plainPath('/i/abc?x=1#y')).toBe('/i/abc')
    expect(plainPath('//i///abc')).toBe('/i/abc')
    expect(plainPath('/%69/abc')).toBe('/i/abc')
    expect(plainPath('/docs/../i/abc')).toBe('/i/abc')
    expect(plainPath('/docs/%2e%2e\\i/abc')).toBe('/i/abc')
    expect(plainPath('/%zz')).toBeUndefined()
    expect(plainPath('http://evil.example/')).toBeUndefined()
    expect(plainPath('*')).toBeUndefined()
  })

  test('a caller who asks the payer’s page for JSON gets the view', () => {
    expect(arrive(`/i/${TOKEN}?a=1`, { headers: { accept: 'application/json' } }).url).toBe(
      `/i/${TOKEN}/view?a=1`,
    )
    expect(arrive(`/i/${TOKEN}`, { headers: { accept: 'application/json, text/plain, */*' } }).url).toBe(
      `/i/${TOKEN}/view`,
    )
    expect(arrive(`/i/${TOKEN}`, { headers: { accept: 'text/html,application/json' } }).url).toBe(
      `/i/${TOKEN}`,
    )
    expect(arrive(`/i/${TOKEN}`, { headers: { accept: '*/*' } }).url).toBe(`/i/${TOKEN}`)
  })
})

describe('who may come in', () => {
  test('an unknown address of the API is a problem, an unknown page goes on to the page that says so', () => {
    expect(arrive('/invoices/1/nothing').verdict).toEqual({
      refuse: { code: 'Route.NotFound', path: '/invoices/1/nothing' },
    })
    expect(arrive('/nothing').verdict).toEqual({ enter: true })
  })

  // promise 79
  test.each([
    ['/api/v1/%2e%2e/sessions', '/api/v1/../sessions'],
    ['/api/v1/%2E%2E/%2e%2e/docs', '/api/v1/../../docs'],
    ['/api/v1/sessions/%2e%2e%2f%2e%2e%2fdocs', '/api/v1/sessions/../../docs'],
    ['/api/v1//sessions', '/api/v1//sessions'],
    ['//api/v1/sessions', '/api/v1/sessions'],
    ['/api/v1/./sessions', '/api/v1/./sessions'],
    ['/docs/../invoices/1', '/invoices/1'],
    ['/api/v1\\..\\sessions', '/api/v1/../sessions'],
    ['/%69nvoices/1', '/invoices/1'],
    ['/invoices//1', '/invoices//1'],
    ['/invoices/%2e/1', '/invoices/./1'],
    ['/articles/../articles/1', '/articles/../articles/1'],
    ['/payment/stripe/v1//checkout', '/payment/stripe/v1//checkout'],
    ['/payment/stripe/v1/%2e%2e/%2e%2e/docs', '/payment/stripe/v1/../../docs'],
    [`/i/${TOKEN}/%2e%2e/%2e%2e/invoices`, '/i/{token}'],
    ['/payment/stripe/v1/%ff', '/payment/stripe/v1'],
  ])('%s is refused in the dialect of its path', (url, path) => {
    const { verdict } = arrive(url)
    expect(verdict).toMatchObject({ refuse: { code: 'Route.NotFound', path } })
    expect('refuse' in verdict && 'wishes' in verdict.refuse).toBe(/articles|payment/.test(url))
  })

  test('an id may be written with escapes, as any part of an address that is not a name', () => {
    expect(arrive('/invoices/%31').verdict).toEqual({ enter: true })
    expect(arrive('/invoices/1/').verdict).toEqual({ enter: true })
  })

  test('below a payer’s link an unknown address never repeats the token', () => {
    // promises 90 and 110
    expect(arrive(`/i/${TOKEN}/a.js`).verdict).toEqual({
      refuse: { code: 'Route.NotFound', path: '/i/{token}' },
    })
    expect(arrive(`/i/${TOKEN}/a`, { headers: { accept: 'text/html' } }).verdict).toEqual({ enter: true })
  })

  test('a method that an address does not have is refused together with those it has', () => {
    expect(arrive('/invoices/1', { method: 'PUT' }).verdict).toEqual({
      refuse: {
        code: 'Route.MethodNotAllowed',
        allow: ['GET', 'HEAD', 'PATCH', 'OPTIONS'],
        path: '/invoices/1',
      },
    })
    expect(arrive(`/i/${TOKEN}`, { method: 'POST' }).verdict).toMatchObject({
      refuse: { code: 'Route.MethodNotAllowed' },
    })
    expect(arrive('/sign-in', { method: 'DELETE' }).verdict).toMatchObject({
      refuse: { code: 'Route.MethodNotAllowed' },
    })
  })

  test('TRACE and methods nobody knows are refused everywhere', () => {
    // promise 112
    for (const method of ['TRACE', 'PROPFIND', 'BREW'])
      for (const url of ['/', '/nothing', '/invoices/1'])
        expect(arrive(url, { method }).verdict).toMatchObject({ refuse: { code: 'Route.MethodNotAllowed' } })
  })

  test('OPTIONS names the methods and opens nothing to other origins', () => {
    // promise 111
    const { responseHeaders, verdict } = arrive('/invoices/1', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    })
    expect(verdict).toEqual({ answerOptions: ['GET', 'HEAD', 'PATCH', 'OPTIONS'] })
    expect(Object.keys(responseHeaders).filter((name) => name.startsWith('access-control'))).toEqual([])
  })
})

describe('the headers that go out', () => {
  test('every answer carries them', () => {
    // promise 109
    for (const url of ['/', '/invoices', `/i/${TOKEN}`, '/nothing', '*', '/_next/static/a.js']) {
      const headers = arrive(url).responseHeaders
      expect(headers['x-content-type-options']).toBe('nosniff')
      expect(headers['strict-transport-security']).toMatch(/max-age=(\d{8,})/)
      expect(headers['permissions-policy']).toContain('payment=(self "https://js.stripe.com"')
      expect(headers['referrer-policy']).toBeTruthy()
      expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
      expect(headers['cross-origin-opener-policy']).toBe('same-origin-allow-popups')
    }
  })

  test('only the page that embeds Connect lets Stripe ask for the camera', () => {
    // promise 109
    const cameraOf = (url: string, base?: string) =>
      /camera=\(.*?\)/.exec(arrive(url, {}, 0, base).responseHeaders['permissions-policy'] ?? '')?.[0]
    const stripe = '"https://connect-js.stripe.com" "https://js.stripe.com"'
    for (const url of ['/settings/payments', '/settings/payments/', '/settings/payments?organisation=1'])
      expect(cameraOf(url)).toBe(`camera=(self ${stripe})`)
    expect(cameraOf('/settings/payments', 'http://127.0.0.1:12111')).toBe(
      `camera=(self ${stripe} "http://127.0.0.1:12111")`,
    )
    const others = ['/', '/settings', '/settings/payments/return', '/settings/members', `/i/${TOKEN}`]
    for (const url of others) expect(cameraOf(url)).toBe('camera=()')
    for (const url of ['/settings/payments', ...others])
      expect(arrive(url).responseHeaders['permissions-policy']).toContain('microphone=()')
  })

  test('wallets may pay in Stripe’s frames, on a checkout also in that of Stripe’s page', () => {
    // promise 109
    const paymentOf = (url: string) =>
      /payment=\(.*?\)/.exec(arrive(url).responseHeaders['permissions-policy'] ?? '')?.[0]
    const stripe = '"https://js.stripe.com" "https://*.js.stripe.com"'
    expect(paymentOf(`/i/${TOKEN}`)).toBe(`payment=(self ${stripe})`)
    expect(paymentOf('/checkout/cs_test_1')).toBe(`payment=(self ${stripe} "https://checkout.stripe.com")`)
  })

  test('a payer’s link is never leaked: no referrer, no index, no cache', () => {
    // promises 89 and 90
    for (const url of [
      `/i/${TOKEN}`,
      `/i/${TOKEN}/a.js`,
      `//i/${TOKEN}`,
      `/%69/${TOKEN}`,
      `/x/../i/${TOKEN}`,
    ]) {
      const headers = arrive(url).responseHeaders
      expect(headers['referrer-policy']).toBe('no-referrer')
      expect(headers['x-robots-tag']).toContain('noindex')
      expect(headers['cache-control']).toBe('private, no-store')
    }
  })

  test('only files that are the same for everyone may be cached', () => {
    // promise 110
    for (const url of ['/_next/static/chunks/a.js', '/icon.svg'])
      expect(arrive(url).responseHeaders['cache-control']).toBeUndefined()
    for (const url of ['/admin/x.css', '/_next/static/../../admin', '/_next/data/x.json', '/admin/icon.svg'])
      expect(arrive(url).responseHeaders['cache-control']).toBe('private, no-store')
  })

  test('a plain http address is not pinned to https', () => {
    const plain = admit(
      { method: 'GET', url: '/', headers: {}, socketAddress: '::1' },
      { ...settings, appUrl: 'http://localhost:3000' },
      routes,
    )
    expect(plain.responseHeaders['strict-transport-security']).toBeUndefined()
  })

  // promise 104
  test.each([
    {
      kind: 'an invoice',
      url: `/i/${TOKEN}`,
      connect: "'self' https://api.stripe.com https://link.com https://*.link.com",
      frame:
        'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com https://link.com https://*.link.com',
      picture: "'self' https://*.stripe.com https://*.link.com",
      attribute: "'unsafe-inline'",
      form: "'self' https://checkout.stripe.com",
    },
    {
      kind: 'a checkout',
      url: '/checkout/cs_test_1',
      connect:
        "'self' https://api.stripe.com https://link.com https://*.link.com https://checkout.stripe.com",
      frame:
        'https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com https://link.com https://*.link.com https://checkout.stripe.com',
      picture: "'self' https://*.stripe.com https://*.link.com",
      attribute: "'unsafe-inline'",
      form: "'self' https://checkout.stripe.com",
    },
    {
      kind: 'onboarding',
      url: '/settings/payments',
      connect: "'self' https://api.stripe.com https://merchant-ui-api.stripe.com",
      frame:
        'https://connect-js.stripe.com https://js.stripe.com https://*.js.stripe.com https://hooks.stripe.com',
      picture: "'self' https://*.stripe.com",
      attribute: "'unsafe-inline'",
      form: "'self' https://connect.stripe.com",
    },
    ...[
      '/',
      '/admin',
      '/admin/invoices/new',
      '/settings',
      '/settings/organisation',
      '/sign-in',
      '/nothing',
    ].map((url) => ({
      kind: 'our own page',
      url,
      connect: "'self'",
      frame: "'none'",
      picture: "'self'",
      attribute: expect.stringMatching(/^'unsafe-hashes'(?: 'sha256-[\w+/=]{44}'){5}$/),
      form: "'self'",
    })),
    ...['/docs', '/docs/sessions', '/problems/Request.Invalid', '/payment/stripe/v1/metadata'].map((url) => ({
      kind: 'documentation',
      url,
      connect: "'self'",
      frame: "'none'",
      picture: "'self'",
      // display:none
      attribute: "'unsafe-hashes' 'sha256-aqNNdDLnnrDOnTNdkJpYlAxKVJtLt9CtFLklmInuUAE='",
      form: "'none'",
    })),
  ])('$url, $kind, may load from these places alone', ({ attribute, connect, form, frame, picture, url }) => {
    const policy = policyOf(url)
    const of = (name: string) => policy.get(name)?.slice(name.length + 1)
    expect({
      connect: of('connect-src'),
      frame: of('frame-src'),
      picture: of('img-src'),
      attribute: of('style-src-attr'),
      form: of('form-action'),
    }).toEqual({ attribute, connect, form, frame, picture })
    expect(of('script-src')).toMatch(
      /^'nonce-[\w+/=]{32}' 'strict-dynamic'(?: https:\/\/[*\w.-]+\.stripe\.com)*$/,
    )
    expect(of('style-src')).toMatch(
      url === '/settings/payments'
        ? /^'self' 'nonce-[\w+/=]{32}' 'sha256-0hAheEzaMe6uXIKV4EehS9pu1am1lj\/KnnzrOYqckXk='$/
        : /^'self' 'nonce-[\w+/=]{32}'$/,
    )
    for (const name of ['object-src', 'base-uri', 'frame-ancestors']) expect(of(name)).toBe("'none'")
    expect(of('report-uri')).toBe('/api/browser-reports')
    expect(of('report-to')).toBe('browser')
    expect(arrive(url).responseHeaders['reporting-endpoints']).toBe('browser="/api/browser-reports"')
  })

  test('Stripe’s scripts are allowed where they are used, and Connect’s where onboarding is', () => {
    // promise 104
    const scriptsOf = (url: string) =>
      policyOf(url)
        .get('script-src')
        ?.match(/https:\S+/g) ?? []
    const stripe = ['https://js.stripe.com', 'https://*.js.stripe.com']
    expect(scriptsOf(`/i/${TOKEN}`)).toEqual(stripe)
    expect(scriptsOf('/checkout/cs_test_1')).toEqual([...stripe, 'https://checkout.stripe.com'])
    expect(scriptsOf('/settings/payments')).toEqual(['https://connect-js.stripe.com', ...stripe])
    for (const url of ['/admin', '/docs', '/settings/organisation']) expect(scriptsOf(url)).toEqual([])
  })

  test('a picture of another server is no document that could do anything', () => {
    // promise 100
    for (const url of ['/logos/abc?url=x', '/settings/organisation/logo?url=x']) {
      const { responseHeaders } = arrive(url)
      const policy = responseHeaders['content-security-policy']
      expect(policy).toMatch(/^default-src 'none'; .*; sandbox$/)
      expect(policy).not.toContain('script-src')
      expect(responseHeaders['x-content-type-options']).toBe('nosniff')
    }
  })

  test('a simulator that stands in for Stripe may do what Stripe may, and nothing else', () => {
    const base = 'http://127.0.0.1:12111'
    const policy = policyOf(`/i/${TOKEN}`, base)
    for (const name of ['script-src', 'connect-src', 'frame-src']) expect(policy.get(name)).toContain(base)
    for (const url of ['/admin', '/docs', '/sign-in'])
      expect([...policyOf(url, base).values()].join()).not.toContain(base)
  })

  test('the nonce is passed to Next and our pages, and is never reused', () => {
    // promise 106
    const seen = new Set<string>()
    for (let at = 0; at < 10_000; at++) {
      const { requestHeaders, responseHeaders } = arrive('/')
      const nonce = String(requestHeaders['x-nonce'])
      expect(Buffer.from(nonce, 'base64').length).toBeGreaterThanOrEqual(16)
      expect(responseHeaders['content-security-policy']).toBe(requestHeaders['content-security-policy'])
      expect(responseHeaders['content-security-policy']).toContain(`'nonce-${nonce}'`)
      seen.add(nonce)
    }
    expect(seen.size).toBe(10_000)
  })
})

describe('addresses of the Checkout API', () => {
  const PREFIX = '/payment/stripe/v1'
  const table: Route[] = [
    {
      path: `${PREFIX}/checkout`,
      isPage: false,
      methods: ['POST', 'OPTIONS'],
      answersOptions: true,
      pattern: /^\/payment\/stripe\/v1\/checkout$/,
    },
    {
      path: `${PREFIX}/articles/[Id]`,
      isPage: false,
      methods: ['PUT', 'OPTIONS'],
      pattern: /^\/payment\/stripe\/v1\/articles\/[^/]+$/,
    },
  ]
  const arriveAt = (url: string, method = 'POST', headers: Arrival['headers'] = {}) =>
    admit({ method, url, headers, socketAddress: '203.0.113.9' }, settings, table)

  test.each([
    [`${PREFIX}/checkout`, `${PREFIX}/checkout`, undefined],
    [`${PREFIX}/checkout.json?a=b.c`, `${PREFIX}/checkout?a=b.c`, 'json'],
    [`${PREFIX}/checkout.pdf`, `${PREFIX}/checkout`, 'pdf'],
    [`${PREFIX}/checkout/`, `${PREFIX}/checkout`, undefined],
    ['/articles/12.xml', `${PREFIX}/articles/12`, 'xml'],
    ['/articles/12', `${PREFIX}/articles/12`, undefined],
  ])('%s is %s', (url, inside, suffix) => {
    const { requestHeaders, url: seen } = arriveAt(url, url.includes('12') ? 'PUT' : 'POST')
    expect([seen, requestHeaders['x-remit-suffix']]).toEqual([inside, suffix])
  })

  test('a format header from a client is ignored', () => {
    expect(
      arriveAt(`${PREFIX}/checkout`, 'POST', { 'x-remit-suffix': 'xml' }).requestHeaders,
    ).not.toHaveProperty('x-remit-suffix')
  })

  test.each([
    ['GET', `${PREFIX}/checkout`, 'Route.MethodNotAllowed'],
    ['BREW', `${PREFIX}/checkout`, 'Route.MethodNotAllowed'],
    ['GET', `${PREFIX}/nothing`, 'Route.NotFound'],
    ['GET', PREFIX, 'Route.NotFound'],
  ])('%s %s is refused in the words of its dialect', (method, url, code) => {
    expect(arriveAt(url, method).verdict).toMatchObject({
      refuse: { code, wishes: { suffix: null, accept: null } },
    })
  })

  test('a browser that asks beforehand reaches the operation, where one answers', () => {
    expect(arriveAt(`${PREFIX}/checkout`, 'OPTIONS').verdict).toEqual({ enter: true })
    expect(arriveAt('/articles/1', 'OPTIONS').verdict).toEqual({ answerOptions: ['PUT', 'OPTIONS'] })
  })
})

describe('who is answered in JSON', () => {
  const door = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
    arrive(url, { method, headers }).verdict

  test('callers who accept JSON or send a key get JSON for 404 and 405; a browser gets the page', () => {
    const refused = { refuse: { code: 'Route.NotFound', path: '/nowhere/else' } }
    for (const accept of [
      'application/json',
      'application/problem+json',
      'application/json, text/html',
      'text/html;q=0.5, application/json',
    ])
      expect(door('/nowhere/else', { accept }), accept).toEqual(refused)
    expect(door('/nowhere/else', { 'x-dolfin-api-key': 'remit_test_x' })).toEqual(refused)
    expect(door('/nowhere/else', { authorization: 'Bearer x' }, 'POST')).toEqual(refused)
    for (const accept of [
      'text/html,application/xhtml+xml,*/*;q=0.8',
      '*/*',
      'text/html, application/json',
      'application/json;q=0, text/html',
    ])
      expect(door('/nowhere/else', { accept }), accept).toEqual({ enter: true })
    expect(door('/nowhere/else', { authorization: 'Basic dTpw' })).toEqual({ enter: true })
    expect(door('/_next/static/chunks/a.js', { accept: 'application/json' })).toEqual({ enter: true })
  })

  test('a page accepts only the methods of a page', () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect(door('/sign-in', {}, method)).toMatchObject({
        refuse: { code: 'Route.MethodNotAllowed', allow: ['GET', 'HEAD', 'OPTIONS'] },
      })
  })

  test('a payer’s link honours the weights and order of the Accept header', () => {
    const view = (accept: string) => arrive(`/i/${TOKEN}`, { headers: { accept } }).url.endsWith('/view')
    for (const accept of [
      'application/json',
      'application/json, text/plain, */*',
      'text/html;q=0.1, application/json',
    ])
      expect(view(accept), accept).toBe(true)
    for (const accept of [
      'text/html',
      '*/*',
      'text/html, application/json;q=0.9',
      'application/json;q=0.1, text/html',
    ])
      expect(view(accept), accept).toBe(false)
  })
})
