// Reads the three documents of a running app with public tools: two linters find nothing, two generated clients compile, and each calls every operation and is answered as documented.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright'
import type { OpenApiDocument } from '@/lib/http/reference/openapi'
import { type ReferenceOperation, referenceOf } from '@/lib/http/reference/reference'
import { ensureBuild } from '@/scripts/support/build'
import { type App, startApp } from '../support/app'
import { signInAs } from '../support/people'
import { filled, openStage, pathValues, type Stage, type Stop, type Tour } from '../support/tour'
import { CHECKOUT_TOUR, PLATFORM_TOUR, SESSIONS_TOUR } from '../support/tours'
import { generate, installTools, lint, WORKSHOP } from './tools'
import { type Document, type Seen, witnessOf } from './witness'

const APIS = [
  { name: 'platform', address: '/api/openapi.json', tour: PLATFORM_TOUR },
  { name: 'checkout', address: '/api/checkout/openapi.json', tour: CHECKOUT_TOUR },
  { name: 'sessions', address: '/api/v1/openapi.json', tour: SESSIONS_TOUR },
] as const

interface Asked {
  operation: ReferenceOperation
  path: Record<string, string>
  query: Record<string, string>
  headers: Record<string, string>
  body: unknown
}

type Ask = (asked: Asked) => Promise<unknown>
type MakeClient = (name: string, fetch: typeof globalThis.fetch, baseUrl: string) => Promise<Ask>

const imported = (path: string): Promise<Record<string, unknown>> =>
  import(pathToFileURL(join(WORKSHOP, path)).href)

type Method = (path: string, options: object) => Promise<unknown>

const CLIENTS: Record<string, MakeClient> = {
  'openapi-fetch': async (_, fetch, baseUrl) => {
    const { default: createClient } = await imported('node_modules/openapi-fetch/dist/index.mjs')
    const client = (createClient as (options: object) => Record<string, Method>)({ baseUrl, fetch })
    return async ({ body, headers, operation, path, query }) =>
      client[operation.method]?.(operation.path, {
        ...{ params: { path, query }, headers, body },
        // Scripts are no JSON: whoever asks for one says so.
        parseAs: 'callback' in query ? 'text' : 'json',
      })
  },
  'hey-api': async (name, fetch, baseUrl) => {
    const [{ client }, functions] = await Promise.all([
      imported(`functions/${name}/client.gen.ts`),
      imported(`functions/${name}/sdk.gen.ts`),
    ])
    ;(client as { setConfig: (options: object) => void }).setConfig({ baseUrl, fetch })
    // Generators write acronyms in their own way.
    const byName = new Map(Object.entries(functions).map(([key, one]) => [key.toLowerCase(), one]))
    return async ({ body, headers, operation, path, query }) => {
      const call = byName.get(operation.id.toLowerCase()) as
        | ((options: object) => Promise<unknown>)
        | undefined
      if (!call) throw new Error(`hey-api has made no function of ${operation.id}`)
      return call({ body, headers, path, query, parseAs: 'callback' in query ? 'text' : 'auto' })
    }
  },
}

/** What the documentation prints, with ids of ours in it. */
function askedOf(operation: ReferenceOperation, stop: Stop, stage: Stage, cookie: string): Asked {
  const own = (place: string) =>
    operation.parameters.filter((parameter) => parameter.place === place && parameter.isRequired)
  const query = new URLSearchParams(own('query').map(({ example, name }) => [name, example]))
  const ourQuery = new URLSearchParams(filled(`?${query}`, stop, stage))
  const credentials = {
    none: {},
    key: { 'x-dolfin-api-key': stage.apiKey },
    token: { authorization: `Bearer ${stage.things.bearer}` },
    cookie: { cookie, origin: stage.app.url },
  }
  return {
    operation,
    path: pathValues(operation.path, stop, stage),
    query: Object.fromEntries(ourQuery),
    headers: {
      accept: 'application/json',
      ...Object.fromEntries(own('header').map(({ example, name }) => [name, example])),
      ...(own('header').some(({ name }) => name === 'x-dolfin-organisation-id') && {
        'x-dolfin-organisation-id': stage.seller.organisationId,
      }),
      ...credentials[operation.credential],
    },
    body: operation.body && JSON.parse(filled(operation.body.example, stop, stage)),
  }
}

async function cookieOf(app: App, stage: Stage): Promise<string> {
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage({ baseURL: app.url })
    await signInAs(page, stage.seller, 'Owner', '/settings')
    const cookies = await page.context().cookies(app.url)
    return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  } finally {
    await browser.close()
  }
}

async function walk(
  app: App,
  name: string,
  document: Document,
  tour: Tour,
  make: MakeClient,
): Promise<string[]> {
  const stage = await openStage(app)
  const cookie = await cookieOf(app, stage)
  const witness = witnessOf(document)
  const faults: string[] = []
  let last: Seen | undefined
  let now: ReferenceOperation | undefined
  const ask = await make(
    name,
    async (...request) => {
      const answer = await fetch(...request)
      last = await witness(now?.method ?? '', now?.path ?? '', answer)
      return answer
    },
    app.url,
  )
  const operations = referenceOf(document as unknown as OpenApiDocument, app.url).flatMap(
    (tag) => tag.operations,
  )
  for (const operation of operations) {
    const stop: Stop = tour[operation.id] ?? {}
    await stop.before?.(stage)
    now = operation
    last = undefined
    await ask(askedOf(operation, stop, stage, cookie))
    const seen = last as Seen | undefined
    const isExpected = seen && (stop.refused === undefined ? seen.status < 300 : seen.status === stop.refused)
    if (!isExpected) faults.push(`${operation.id}: ${seen?.status} ${seen?.text.slice(0, 300)}`)
    for (const fault of seen?.faults ?? []) faults.push(`${operation.id}: ${fault}`)
    if (seen && stop.makes) stage.things[stop.makes] = String(seen.json[stop.from ?? 'id'])
  }
  console.log(`  ${operations.length} operations called`)
  return faults
}

async function main(): Promise<void> {
  await ensureBuild()
  await installTools()
  const app = await startApp()
  const faults: string[] = []
  try {
    mkdirSync(WORKSHOP, { recursive: true })
    const documents = new Map<string, Document>()
    for (const { address, name } of APIS) {
      const document = (await (await fetch(app.url + address)).json()) as Document
      documents.set(name, document)
      writeFileSync(join(WORKSHOP, `${name}.json`), JSON.stringify(document, null, 2))
      const found = await lint(name)
      console.log(`${name}: ${found.length} findings of two linters`)
      faults.push(...found.map(({ linter, message, rule }) => `${name}: ${linter} ${rule}: ${message}`))
    }
    await generate(APIS.map(({ name }) => name))
    console.log('both clients of each document compile')
    for (const [client, make] of Object.entries(CLIENTS))
      for (const { name, tour } of APIS) {
        console.log(`${client}, ${name}`)
        const document = documents.get(name)
        if (document)
          faults.push(...(await walk(app, name, document, tour, make)).map((fault) => `${client}: ${fault}`))
      }
  } finally {
    await app.stop()
  }
  for (const fault of faults) console.error(fault)
  if (faults.length > 0) throw new Error(`${faults.length} faults`)
  console.log('All is as documented.')
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error)
    process.exit(1)
  },
)
