// What the documentation shows is accepted when it is pasted, in its order, by a shell, by Node and by Python.
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright/test'
import type { Seller } from './support/seller'
import { expect, test } from './support/shared-app'

const LANGUAGES = {
  curl: ['bash'],
  JavaScript: ['node', '--input-type=module'],
  Python: ['python3', '-'],
} as const
type Language = keyof typeof LANGUAGES

/** Every call of a script says on stderr how it was answered. */
const TELL = `set -euo pipefail
curl() { command curl -w '%{stderr}%{http_code} %{method} %{url}\\n' "$@"; }
`

interface Ran {
  out: string
  err: string
}

async function run(
  [program, ...args]: readonly string[],
  script: string,
  env: Record<string, string>,
): Promise<Ran> {
  const child = spawn(program ?? '', args, {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'test', ...env },
  })
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
async function paste(script: string, env: Record<string, string>): Promise<Ran> {
  const ran = await run(LANGUAGES.curl, TELL + script, env)
  const answers = ran.err.match(/^\d{3} [A-Z]+ http.*$/gm) ?? []
  expect(answers.length, script).toBeGreaterThan(0)
  expect(
    answers.filter((answer) => !answer.startsWith('2')),
    `${script}\n${ran.out}`,
  ).toEqual([])
  return ran
}

const README = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
function shellBlocksOf(title: string): string {
  const [section = ''] = (README.split(`## ${title}\n`)[1] ?? '').split('\n## ')
  return [...section.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block).join('\n')
}

/** The variables of a page are set by whoever pastes; what it sets itself are dots. */
const withoutSettings = (script: string) => script.replace(/^export \w+=.*$/gm, '')

const blocksOf = (page: Page, section: string) => page.locator(`#${section} pre`).allTextContents()

/** What the application of a shop needs: a key, and a provider that takes the money. */
async function openApplication(api: Seller['api']): Promise<{ id: string; token: string }> {
  const { id } = await api<{ id: string }>('POST', '/api/v1/applications', { name: 'Web shop' })
  await api('POST', `/api/v1/applications/${id}/providers`, {
    name: 'stripe',
    paymentMethods: ['card'],
    credentials: { apiKey: newShopKey() },
  })
  const { fullKey } = await api<{ fullKey: string }>('POST', `/api/v1/applications/${id}/api-keys`, {})
  return { id, token: fullKey }
}

/** A merchant's account of their own, as the sandbox takes any. */
const newShopKey = () => `sk_test_${randomUUID().replaceAll('-', '')}`

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
  await paste(settingUp.replace('sk_test_…', newShopKey()), {
    REMIT_API_KEY: apiKey,
    ORGANISATION: seller.organisationId,
    ID: id,
  })
})

type Thing = 'organisation' | 'customer' | 'invoice'

/** In the order of the page; what one makes, the later ones are about. */
const PLATFORM: [operation: string, about?: Thing, makes?: Thing][] = [
  ['createOrganisation'],
  ['listOrganisations'],
  ['readOrganisation', 'organisation'],
  ['changeOrganisation', 'organisation'],
  ['createCustomer', undefined, 'customer'],
  ['listCustomers'],
  ['readCustomer', 'customer'],
  ['changeCustomer', 'customer'],
  ['createDraftInvoice', undefined, 'invoice'],
  ['listInvoices'],
  ['readInvoice', 'invoice'],
  ['changeDraftInvoice', 'invoice'],
  ['sendInvoice', 'invoice'],
]

const samplesOf = (page: Page, operation: string) =>
  page
    .locator(`article[id="${operation}"]`)
    .evaluate((article) =>
      Object.fromEntries(
        [...article.querySelectorAll('h4')].map((heading) => [
          heading.textContent ?? '',
          heading.parentElement?.querySelector('pre')?.textContent ?? '',
        ]),
      ),
    )

/** The examples of ids are nobody's: whoever pastes puts their own in. */
function filled(sample: string, ids: Partial<Record<Thing, string>>, about: Thing | undefined): string {
  return sample
    .replaceAll('{id}', (about && ids[about]) ?? '{id}')
    .replace(/(x-dolfin-organisation-id['"]?: ['"]?)[\da-f-]{36}/, `$1${ids.organisation}`)
    .replace(/("customerId": ")[\da-f-]{36}/, `$1${ids.customer}`)
}

for (const language of Object.keys(LANGUAGES) as Language[]) {
  test(`the samples in ${language} are accepted in the order of the page`, async ({
    apiKey,
    page,
    seller,
  }) => {
    await page.goto('/docs')
    const ids: Partial<Record<Thing, string>> = { organisation: seller.organisationId }
    const env = { REMIT_API_KEY: apiKey }
    for (const [operation, about, makes] of PLATFORM) {
      const sample = filled((await samplesOf(page, operation))[language] ?? '', ids, about)
      const { out } =
        language === 'curl' ? await paste(sample, env) : await run(LANGUAGES[language], sample, env)
      if (language !== 'curl') expect(out, sample).toMatch(/^2\d\d /)
      if (makes) ids[makes] = String((JSON.parse(out.slice(out.indexOf('{'))) as { id: unknown }).id)
    }
  })
}
