// What the documentation shows is accepted when it is pasted, in its order, by a shell, by Node and by Python.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BrowserContext, Page } from 'playwright/test'
import { openEndpoint } from '@/lib/webhooks/outgoing/testing/endpoint'
import { Interpreter, type Ran } from './support/interpreter'
import { signInAs } from './support/people'
import { expect, test } from './support/shared-app'
import {
  filled,
  newShopKey,
  openApplication,
  openStage,
  pathValues,
  type Stage,
  type Stop,
  type Tour,
} from './support/tour'
import { CHECKOUT_TOUR, PLATFORM_TOUR, SESSIONS_TOUR } from './support/tours'

const LANGUAGES = ['curl', 'JavaScript', 'Python'] as const
type Language = (typeof LANGUAGES)[number]

/** Every call of a script says on stderr how it was answered. */
const TELL = `set -euo pipefail
curl() { command curl -w '%{stderr}%{http_code} %{method} %{url}\\n' "$@"; }
`

const DOWNLOADS = fileURLToPath(new URL('../test-results/downloads', import.meta.url))

/** Files that are downloaded stay out of the way, within reach of our packages. */
function surroundings(env: Record<string, string>) {
  mkdirSync(DOWNLOADS, { recursive: true })
  return {
    cwd: DOWNLOADS,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'test' as const, ...env },
  }
}

async function inShell(script: string, env: Record<string, string>): Promise<Pick<Ran, 'out' | 'err'>> {
  const child = spawn('bash', { ...surroundings(env) })
  let [out, err] = ['', '']
  child.stdout.on('data', (part) => {
    out += part
  })
  child.stderr.on('data', (part) => {
    err += part
  })
  child.stdin.end(script)
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve))
  expect(code, `${script}\n${out}\n${err}`).toBe(0)
  return { out, err }
}

/** Runs what is for a shell: each of its calls is accepted. */
async function paste(script: string, env: Record<string, string>) {
  const ran = await inShell(TELL + script, env)
  const answers = ran.err.match(/^\d{3} [A-Z]+ http.*$/gm) ?? []
  expect(answers.length, script).toBeGreaterThan(0)
  expect(
    answers.filter((answer) => !answer.startsWith('2')),
    `${script}\n${ran.out}`,
  ).toEqual([])
  return ran
}

const interpreters: Interpreter[] = []
test.afterEach(() => {
  for (const interpreter of interpreters.splice(0)) interpreter.end()
})

/** Runs scripts, each of which must end well. */
function interpreterOf(language: Exclude<Language, 'curl'>, env: Record<string, string>) {
  const around = surroundings(env)
  const interpreter = new Interpreter(language, around.cwd, around.env)
  interpreters.push(interpreter)
  return async (script: string): Promise<Ran> => {
    const ran = await interpreter.run(script)
    expect(ran.code, `${script}\n${ran.out}\n${ran.err}`).toBe(0)
    return ran
  }
}

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
function shellBlocksOf(title: string): string {
  const [section = ''] = (README.split(`## ${title}\n`)[1] ?? '').split('\n## ')
  return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block).join('\n')
}

/** The variables of a page are set by whoever pastes; what it sets itself are dots. */
const withoutSettings = (script: string) => script.replace(/^export \w+=.*$/gm, '')

const blocksOf = (page: Page, section: string) => page.locator(`#${section} pre`).allTextContents()

test('the calls of the README are accepted in their order', async ({ apiKey, app, seller }) => {
  const { token } = await openApplication(seller.api)
  const script = ['The API in five calls', 'Selling by checkout', 'Sessions API']
    .map(shellBlocksOf)
    .join('\n')
  const { out } = await paste(withoutSettings(script), { REMIT: app.url, KEY: apiKey, TOKEN: token })
  expect(out).toContain(`${app.url}/i/`)
  expect(out).toContain('"checkoutUrl"')
})

test('the calls of the guides are accepted in their order', async ({ apiKey, page, seller }) => {
  await page.goto('/docs')
  const [start = ''] = await blocksOf(page, 'start')
  await paste(withoutSettings(start), { REMIT_API_KEY: apiKey })

  const { id, token } = await openApplication(seller.api)
  await page.goto('/docs/sessions')
  const [session = ''] = await blocksOf(page, 'start')
  await paste(withoutSettings(session), { REMIT_TOKEN: token })
  const [settingUp = ''] = await blocksOf(page, 'setting-up')
  const [hook = ''] = await blocksOf(page, 'webhooks')
  const here = hook.replace('https://merchant.example.com/webhooks/remit', NOBODY)
  await paste(`${settingUp.replace('sk_test_…', newShopKey())}\n${here}`, {
    REMIT_API_KEY: apiKey,
    ORGANISATION: seller.organisationId,
    ID: id,
  })
})

test('the guide’s verification sample accepts our event, and rejects a changed one', async ({
  apiKey,
  page,
  seller,
}) => {
  const endpoint = await openEndpoint()
  try {
    await page.goto('/docs')
    const [subscribe = '', , verify = ''] = await blocksOf(page, 'webhooks')
    const here = subscribe.replace('https://example.com/webhooks/remit', endpoint.url)
    const { out } = await paste(here, { REMIT_API_KEY: apiKey })
    const { id, signingSecret } = JSON.parse(out) as { id: string; signingSecret: string }
    await seller.api('POST', `/webhook-subscriptions/${id}/test`)
    await expect.poll(() => endpoint.heard.length).toBeGreaterThan(0)
    const [event] = endpoint.heard
    const receive = `
      globalThis.rememberOnce = async (id, event) => console.log(id, event.type)
      const heard = ${JSON.stringify(event)}
      const post = (body) => POST(new Request('http://localhost/', { method: 'POST', headers: heard.headers, body }))
      console.log((await post(heard.body)).status)
      await post(heard.body.replace('webhook.test', 'invoice.paid')).catch((error) => console.log(error.name))`
    const ran = await interpreterOf('JavaScript', { REMIT_WEBHOOK_SECRET: signingSecret })(verify + receive)
    expect(ran.out.trim().split('\n')).toEqual([
      `${event?.headers['webhook-id']} webhook.test`,
      '204',
      'WebhookVerificationError',
    ])
  } finally {
    await endpoint.close()
  }
})

/** An address of this machine where nobody listens. */
const NOBODY = 'http://127.0.0.1:9/hook'

const DOCUMENTS = [
  { name: 'the Platform API', page: '/docs', tour: PLATFORM_TOUR },
  { name: 'the Checkout API', page: '/payment/stripe/v1/metadata', tour: CHECKOUT_TOUR },
  { name: 'the Sessions API', page: '/docs/sessions', tour: SESSIONS_TOUR },
] as const

interface Shown {
  operation: string
  path: string
  samples: Record<string, string>
}

/** Every operation of a page with its samples, in the order of the page. */
const shownOn = (page: Page): Promise<Shown[]> =>
  page.locator('article[id]').evaluateAll((articles) =>
    articles.map((article) => ({
      operation: article.id,
      path: article.querySelector('header code')?.textContent?.split(' ')[1] ?? '',
      samples: Object.fromEntries(
        [...article.querySelectorAll('h4')].map((heading) => [
          heading.textContent ?? '',
          heading.parentElement?.querySelector('pre')?.textContent ?? '',
        ]),
      ),
    })),
  )

/** The variables that the samples read. */
async function variablesOf(stage: Stage, context: BrowserContext) {
  const cookies = await context.cookies(stage.app.url)
  return {
    REMIT_API_KEY: stage.apiKey,
    REMIT_TOKEN: stage.things.bearer ?? '',
    REMIT_COOKIE: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
  }
}

const idIn = (out: string, { from = 'id' }: Stop) => String(JSON.parse(out.slice(out.indexOf('{')))[from])

for (const language of LANGUAGES) {
  for (const { name, page: address, tour } of DOCUMENTS) {
    test(`all samples of ${name} in ${language} are accepted in their order`, async ({
      app,
      context,
      page,
    }) => {
      // Some 150 operations, each with what it needs, one after the other.
      test.slow()
      const stage = await openStage(app)
      await signInAs(page, stage.seller, 'Owner', '/settings')
      const env = await variablesOf(stage, context)
      await page.goto(address)
      const shown = await shownOn(page)
      const run = language === 'curl' ? (script: string) => paste(script, env) : interpreterOf(language, env)
      expect(Object.keys(tour).filter((stop) => !shown.some(({ operation }) => operation === stop))).toEqual(
        [],
      )
      for (const { operation, path, samples } of shown) {
        const stop: Stop = (tour as Tour)[operation] ?? {}
        await stop.before?.(stage)
        let sample = filled(samples[language] ?? '', stop, stage)
        for (const [parameter, value] of Object.entries(pathValues(path, stop, stage)))
          sample = sample.replaceAll(`{${parameter}}`, value)
        if (stop.refused) continue
        const { out } = await run(sample)
        if (language !== 'curl') expect(out, `${operation}: ${sample}`).toMatch(/^2\d\d\s/)
        if (stop.makes) stage.things[stop.makes] = idIn(out, stop)
      }
    })
  }
}
