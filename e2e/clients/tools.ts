// Public tools that read our documents as strangers do: linters, and generators of clients. They are installed beside the house, under exact versions, when they are asked for.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ROOT } from '@/scripts/support/service'

const VERSIONS = {
  '@hey-api/openapi-ts': '0.99.0',
  '@redocly/cli': '2.77.0',
  '@stoplight/spectral-cli': '6.16.3',
  '@types/node': '20.19.43',
  ajv: '8.20.0',
  'ajv-formats': '3.0.1',
  'openapi-fetch': '0.17.0',
  'openapi-typescript': '7.13.0',
  typescript: '5.9.3',
}

export const WORKSHOP = join(ROOT, '.data', 'clients')

const run = promisify(execFile)

/** Throws with what the tool said. */
async function tool(name: string, ...args: string[]): Promise<string> {
  const program = join(WORKSHOP, 'node_modules', '.bin', name)
  const env = { ...process.env, NODE_ENV: 'production' as const, REDOCLY_TELEMETRY: 'off', NO_COLOR: '1' }
  try {
    return (await run(program, args, { cwd: WORKSHOP, env, maxBuffer: 50_000_000 })).stdout
  } catch (error) {
    const { stderr = '', stdout = '' } = error as { stdout?: string; stderr?: string }
    throw new Error(`${name} ${args.join(' ')}\n${stdout}\n${stderr}`)
  }
}

export async function installTools(): Promise<void> {
  mkdirSync(WORKSHOP, { recursive: true })
  const manifest = JSON.stringify({ private: true, type: 'module', dependencies: VERSIONS }, null, 2)
  const path = join(WORKSHOP, 'package.json')
  if (existsSync(join(WORKSHOP, 'node_modules')) && readFileSync(path, 'utf8') === manifest) return
  writeFileSync(path, manifest)
  writeFileSync(join(WORKSHOP, '.spectral.yaml'), 'extends: ["spectral:oas"]\n')
  await run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: WORKSHOP })
}

interface Finding {
  linter: string
  rule: string
  message: string
}

interface RedoclyReport {
  problems: { ruleId: string; message: string; severity: string }[]
}

interface SpectralFinding {
  code: string
  message: string
  path: string[]
}

/** What two linters find by their recommended rules, warnings too. */
export async function lint(name: string): Promise<Finding[]> {
  const file = `${name}.json`
  const [redocly, spectral] = await Promise.all([
    tool('redocly', 'lint', '--extends', 'recommended', '--format', 'json', file),
    tool('spectral', 'lint', '--format', 'json', '--quiet', '--fail-severity', 'off', file).catch(() =>
      tool('spectral', 'lint', '--format', 'json', '--quiet', file),
    ),
  ])
  const { problems } = JSON.parse(redocly.slice(redocly.indexOf('{'))) as RedoclyReport
  const found = JSON.parse(spectral.trim() || '[]') as SpectralFinding[]
  return [
    ...problems.map(({ message, ruleId }) => ({ linter: 'redocly', rule: ruleId, message })),
    ...found.map(({ code, message, path }) => ({
      ...{ linter: 'spectral', rule: code, message: `${path.join('.')}: ${message}` },
    })),
  ]
}

/** One client of types alone, one of functions. Both are compiled, strictly. */
export async function generate(names: readonly string[]): Promise<void> {
  for (const name of names) {
    await tool('openapi-typescript', `${name}.json`, '-o', `types/${name}.ts`)
    await tool('openapi-ts', '-i', `${name}.json`, '-o', `functions/${name}`)
  }
  const compilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, target: 'es2022', module: 'esnext' },
    ...{ moduleResolution: 'bundler', lib: ['es2022', 'dom', 'dom.iterable'], types: ['node'] },
  }
  const typed = names.map(
    (name) =>
      `import createClient from 'openapi-fetch'\nimport type { paths } from './types/${name}'\nexport const ${name} = createClient<paths>({ baseUrl: '/' })\n`,
  )
  for (const [at, source] of typed.entries()) writeFileSync(join(WORKSHOP, `typed-${names[at]}.ts`), source)
  writeFileSync(
    join(WORKSHOP, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, include: ['types', 'functions', 'typed-*.ts'] }),
  )
  await tool('tsc', '-p', '.')
}
