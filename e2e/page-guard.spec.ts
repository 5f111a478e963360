// What the page sends along and lets run: headers, policy, its own weight, and that looking at it does nothing.
import { gzipSync } from 'node:zlib'
import { payButton } from './support/payer'
import { expect, test } from './support/shared-app'

const SCRIPT_LIMIT_BYTES = 145_000

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
  await expect.poll(() => complaints.filter((text) => text.includes('script-src')).length).toBe(2)
  expect(await page.evaluate(() => ['injected', 'stolen'].filter((name) => name in window))).toEqual([])
  complaints.length = 0
})

// promise 91
test('scanners that open the link make nothing at Stripe and send no mail', async ({ sandbox, seller }) => {
  const bill = await seller.bill()
  await expect.poll(async () => (await sandbox.mails(bill.payerEmail)).length).toBe(1)
  const before = (await sandbox.paymentRequests(seller.accountId)).length
  for (const method of ['GET', 'HEAD', 'GET'])
    for (const accept of ['text/html', 'application/json', '*/*'])
      expect((await fetch(bill.url, { method, headers: { accept } })).status).toBe(200)
  await fetch(`${bill.url}/return`)
  await fetch(`${bill.url}/progress`)
  expect((await sandbox.paymentRequests(seller.accountId)).slice(before)).toEqual([])
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
