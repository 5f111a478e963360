// Turns the types of route-params.ts into one JSON schema, and keeps it so that later starts are quick.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Definitions, KEYWORDS, type SchemaNode } from './fit'

export interface ParamsSchema {
  definitions: Definitions
  routes: Record<string, SchemaNode>
}

const source = fileURLToPath(new URL('./route-params.ts', import.meta.url))
const require = createRequire(import.meta.url)

/** Where the schema of this version of `stripe` and of the route list is kept. */
export function schemaCachePath(): string {
  const packageJson = JSON.parse(readFileSync(join(packageRoot('stripe'), 'package.json'), 'utf8')) as {
    version: string
  }
  const hash = createHash('sha256')
    .update(readFileSync(source))
    .update(readFileSync(fileURLToPath(import.meta.url)))
  const name = `stripe-params-${packageJson.version}-${hash.digest('hex').slice(0, 16)}.json`
  return join(dirname(packageRoot('stripe')), '.cache', 'remit', name)
}

/** Reads the kept schema, or makes it (about five seconds). */
export async function loadParamsSchema(): Promise<ParamsSchema> {
  const path = schemaCachePath()
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as ParamsSchema
  const schema = await generate()
  mkdirSync(dirname(path), { recursive: true })
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, JSON.stringify(schema))
  renameSync(draft, path)
  return schema
}

async function generate(): Promise<ParamsSchema> {
  const { createGenerator } = await import('ts-json-schema-generator')
  const generator = createGenerator({
    path: source,
    type: 'RouteParams',
    tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    additionalProperties: false,
    skipTypeCheck: true,
    expose: 'all',
    topRef: true,
    jsDoc: 'none',
  })
  const schema = generator.createSchema('RouteParams') as { definitions?: Definitions }
  const definitions = schema.definitions ?? {}
  const map = definitions.RouteParams
  if (!map?.properties) throw new Error('The schema generator found no routes in route-params.ts')
  delete definitions.RouteParams
  // Stripe's types leave every enum open for words of later versions; a closed one catches old words and typing slips.
  definitions.OtherString = { not: {} }
  // A class of the client, sent as its text.
  definitions.Decimal = { type: 'string' }
  for (const node of [...Object.values(definitions), ...Object.values(map.properties)]) checkKeywords(node)
  return { definitions, routes: map.properties }
}

function checkKeywords(node: SchemaNode): void {
  for (const keyword of Object.keys(node)) {
    if (!KEYWORDS.has(keyword))
      throw new Error(`The parameter schema says ${keyword}, which is not understood`)
  }
  const { properties, additionalProperties, items, anyOf, not } = node
  const children = [...Object.values(properties ?? {}), additionalProperties, items, not, ...(anyOf ?? [])]
  for (const child of children) if (typeof child === 'object') checkKeywords(child)
}

function packageRoot(name: string): string {
  let folder = dirname(require.resolve(name))
  while (!existsSync(join(folder, 'package.json')) || !isRootOf(folder, name)) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error(`The package ${name} is not installed`)
    folder = parent
  }
  return folder
}

function isRootOf(folder: string, name: string): boolean {
  return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { name?: string }).name === name
}
