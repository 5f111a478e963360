// What the page sends along and lets run: headers, policy, its own weight, and that looking at it does nothing.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { KEEP_EARLY_PRESS } from '@/components/live/early-press'
import { PAY_SCRIPTS } from './support/pay-scripts'
import { payButton } from './support/payer'
import { expect, test } from './support/shared-app'

/** Beside Stripe's. */
const SCRIPT_LIMIT_BYTES = 24_000

test('the payer’s page sends no referrer, is not cached, and is not indexed', async ({ page, seller }) => {
  const bill = await seller.bill()
  const token = bill.url.split('/').at(-1) ?? ''
  const answer = await page.goto(bill.url)
  const headers = answer?.headers() ?? {}
  expect(headers).toMatchObject({
    'cache-control': 'private, no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  })
  expect(headers['x-robots-tag']).toContain('noindex')
  expect(headers['x-powered-by']).toBeUndefined()
  // promise 90
  expect(await page.title()).toBe(`Invoice ${bill.number} · ${seller.name}`)
  const head = await page.evaluate(() => document.head.innerHTML)
  expect(head).toContain('content="noindex, nofollow"')
  expect(head).not.toContain(token)
})

// promise 104
test('the policy lets only our scripts and Stripe’s run', async ({ page, sandbox, seller }) => {
  const bill = await seller.bill()
  const policyOf = async () => {
    const policy = (await page.goto(bill.url))?.headers()['content-security-policy'] ?? ''
    return new Map(policy.split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))
  }
  const policy = await policyOf()
  for (const name of ['object-src', 'base-uri', 'frame-ancestors'])
    expect(policy.get(name)).toEqual(["'none'"])
  const scripts = policy.get('script-src') ?? []
  expect(scripts).toEqual(expect.arrayContaining(["'strict-dynamic'", 'https://js.stripe.com']))
  expect(scripts).not.toContain("'unsafe-inline'")
  expect(scripts).not.toContain("'unsafe-eval'")
  expect(policy.get('form-action')).toEqual(["'self'", 'https://checkout.stripe.com', sandbox.url])
  const nonce = (sources: string[] | undefined) => sources?.find((source) => source.startsWith("'nonce-"))
  expect(nonce((await policyOf()).get('script-src'))).not.toBe(nonce(scripts))
})

// promise 105
test('an injected inline script and a foreign script do not run', async ({ complaints, page, seller }) => {
  const bill = await seller.bill()
  const foreign = 'https://evil.example/steal.js'
  await page.route(foreign, (route) => route.fulfill({ body: 'window.stolen = 1' }))
  await page.route(bill.url, async (route) => {
    const answer = await route.fetch()
    const injected = `<script>window.injected = 1</script><script src="${foreign}"></script></body>`
    await route.fulfill({ response: answer, body: (await answer.text()).replace('</body>', injected) })
  })
  await page.goto(bill.url)
  const stopped = () => complaints.filter((text) => /^Content Security Policy: script-src-elem/.test(text))
  await expect.poll(stopped).toHaveLength(2)
  expect(stopped().join()).toContain(foreign)
  expect(await page.evaluate(() => ['injected', 'stolen'].filter((name) => name in window))).toEqual([])
  complaints.length = 0
})

// promise 107
test('the scripts of a page where people pay are those of the list', async ({
  app,
  page,
  sandbox,
  seller,
}) => {
  const loaded = new Set<string>()
  page.on('request', (request) => {
    const isInPage = request.frame() === page.mainFrame()
    if (isInPage && request.resourceType() === 'script') loaded.add(request.url())
  })
  const bill = await seller.bill()
  const answer = await page.goto(bill.url)
  await expect(payButton(page)).toBeEnabled()
  const html = (await answer?.text()) ?? ''
  const nonce = /'nonce-([^']+)'/.exec(answer?.headers()['content-security-policy'] ?? '')?.[1] ?? ''
  // As they came, because a browser hides the nonce.
  const inline = [...html.matchAll(/<script(?<head>[^>]*)>(?<text>[\s\S]*?)<\/script>/g)]
    .map(({ groups = {} }) => ({ head: groups.head ?? '', text: groups.text ?? '', src: '' }))
    .filter(({ head }) => !/\ssrc=/.test(head))
  expect(inline.length).toBeGreaterThan(0)
  for (const { head } of inline) expect(head).toContain(`nonce="${nonce}"`)
  const inPage = await page.evaluate(() => [...document.scripts].map(({ src }) => src).filter(Boolean))
  const origins = {
    app: app.url,
    stripe: `${sandbox.url}/endive/stripe.js`,
    earlyPress: KEEP_EARLY_PRESS,
  }
  const scripts = [...inline, ...[...loaded, ...inPage].map((src) => ({ src, text: '' }))]
  const unknown = scripts.filter((script) => !PAY_SCRIPTS.some(({ isIt }) => isIt(script, origins)))
  expect(unknown.map(({ src, text }) => src || text.slice(0, 200))).toEqual([])
  const unused = PAY_SCRIPTS.filter(({ isIt }) => !scripts.some((script) => isIt(script, origins)))
  expect(unused.map(({ what }) => what)).toEqual([])
})

// promise 100
test('a logo comes from our own origin, and the page asks nobody else for it', async ({
  app,
  page,
  seller,
}) => {
  const dot =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
  const agents: string[] = []
  const server = createServer(({ headers }, response) => {
    agents.push(headers['user-agent'] ?? '')
    response.end(Buffer.from(dot, 'base64'))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const logoUrl = `http://127.0.0.1:${port}/logo`
  await seller.api('PATCH', `/organisations/${seller.organisationId}`, { branding: { logoUrl } })
  const bill = await seller.bill()
  await page.goto(bill.url)
  const logo = page.locator('header img')
  await expect.poll(() => logo.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1)
  const shown = await logo.evaluate((img: HTMLImageElement) => img.src)
  expect(shown.startsWith(`${app.url}/logos/`)).toBe(true)
  const headers = (await page.request.get(shown)).headers()
  expect(headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' })
  expect(headers['content-security-policy']).toMatch(/sandbox$/)
  // Our server alone has asked, and once.
  expect(agents).toEqual(['Remit'])
  server.close()
})

// promise 91
test('scanners that open the link make nothing at Stripe and send no mail', async ({ sandbox, seller }) => {
  const bill = await seller.bill()
  await expect.poll(async () => (await sandbox.mails(bill.payerEmail)).length).toBe(1)
  // What is missing is looked for in the background whoever comes: that only reads.
  const made = async () =>
    (await sandbox.paymentRequests(seller.accountId)).filter(({ method }) => method !== 'GET')
  const before = (await made()).length
  for (const method of ['GET', 'HEAD', 'GET'])
    for (const accept of ['text/html', 'application/json', '*/*'])
      expect((await fetch(bill.url, { method, headers: { accept } })).status).toBe(200)
  await fetch(`${bill.url}/return`)
  await fetch(`${bill.url}/progress`)
  expect((await made()).slice(before)).toEqual([])
  expect(await sandbox.objects('payment_intent', seller.accountId)).toEqual([])
  expect(await sandbox.mails(bill.payerEmail)).toHaveLength(1)
  expect(await sandbox.mails(seller.email)).toEqual([])
})

// promise 90
test('Stripe’s servers never see the link, and our own script is light', async ({ app, page, seller }) => {
  const bill = await seller.bill()
  const token = bill.url.split('/').at(-1) ?? ''
  const told: string[] = []
  const scripts = new Map<string, Promise<Buffer>>()
  page.on('request', async (request) => {
    if (request.url().startsWith(app.url)) return
    told.push(request.url(), JSON.stringify(await request.allHeaders()), request.postData() ?? '')
  })
  page.on('response', (response) => {
    const isOurs = response.url().startsWith(app.url) && response.request().resourceType() === 'script'
    if (isOurs) scripts.set(response.url(), response.body())
  })
  await page.goto(bill.url)
  await expect(payButton(page)).toBeEnabled()
  const bodies = await Promise.all(scripts.values())
  const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0)
  test.info().annotations.push({ type: 'own script', description: `${bytes} bytes gzip` })
  expect(scripts.size).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(SCRIPT_LIMIT_BYTES)
  expect(told.length).toBeGreaterThan(0)
  expect(told.filter((text) => text.includes(token))).toEqual([])
})
