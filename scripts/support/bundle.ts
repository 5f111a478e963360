// Makes one file of the serving process, its sources compiled and with the route files that do without Next.
import { readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { type BuildOptions, build, type Metafile, type Plugin } from 'esbuild'
import { readRouteTable } from '@/lib/http/door/route-table'
import { ROOT, SERVER } from './service'

const ENTRY = 'scripts/serve.ts'
const TABLE = 'scripts/support/route-modules.ts'

/** What asks for the request by Next's own ways, or answers by its classes. */
const NEXTS = /^(?:next|next-auth)(?:\/|$)/

const OPTIONS = {
  ...{ absWorkingDir: ROOT, bundle: true, logLevel: 'warning', metafile: true },
  ...{ format: 'esm', platform: 'node', target: 'node26', jsx: 'automatic' },
  // Each finds its own files, and what it is made of, where it was installed.
  packages: 'external',
  // A folder without a list of what it exports: Node finds nothing at its address.
  alias: { '@stripe/stripe-js/pure': '@stripe/stripe-js/pure/index.js' },
} as const satisfies BuildOptions

/** Exactly these files. */
const only = (files: readonly string[]): RegExp =>
  new RegExp(`/(?:${files.map((file) => file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`)

/** A file's own address stays what it is, where all of them are one; what is made stands beside the server. */
const ownAddresses = (filter: RegExp): Plugin => ({
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter }, ({ path }) => {
      const source = readFileSync(path, 'utf8')
      if (!source.includes('import.meta.url')) return undefined
      const from = relative(dirname(join(ROOT, SERVER)), path)
      const address = `new URL(${JSON.stringify(from)}, import.meta.url).href`
      return {
        contents: source.replaceAll('import.meta.url', address),
        loader: path.endsWith('x') ? 'tsx' : 'ts',
      }
    })
  },
})

/** Whether a file leads, by whatever it imports, to what only Next can give. */
function needsNext({ inputs }: Metafile, file: string, seen = new Set<string>()): boolean {
  if (seen.has(file)) return false
  seen.add(file)
  return (inputs[file]?.imports ?? []).some(({ external, path }) =>
    external ? NEXTS.test(path) : needsNext({ inputs, outputs: {} }, path, seen),
  )
}

interface Plan {
  /** Route files that do without Next, below the folder of the app. */
  routes: string[]
  /** What asks where it lies itself. */
  placed: string[]
}

async function plan(): Promise<Plan> {
  const files = readRouteTable(join(ROOT, 'app')).flatMap(({ file, isConfigured }) =>
    file === undefined || isConfigured ? [] : [file],
  )
  const entryPoints = [ENTRY, ...files.map((file) => `app/${file}`)]
  // What they share is made once: only what leads to what is looked at here.
  const { metafile } = await build({
    ...{ ...OPTIONS, entryPoints, splitting: true },
    ...{ outdir: dirname(SERVER), write: false },
  })
  const routes = files.filter((file) => !needsNext(metafile, `app/${file}`)).sort()
  const lost = files.filter((file) => file.endsWith('/own-page.tsx') && !routes.includes(file))
  if (lost.length > 0)
    throw new Error(`Nobody would answer ${lost.join()}: it leads to what only Next can give.`)
  return {
    routes,
    placed: Object.keys(metafile.inputs).filter((file) =>
      readFileSync(join(ROOT, file), 'utf8').includes('import.meta.url'),
    ),
  }
}

/** A module that leads to these files, in place of the empty one that the sources have. */
function tableIn(files: readonly string[]) {
  const lines = files.map(
    (file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(`@/app/${file}`)}),`,
  )
  return {
    contents: `export const routeModules = {\n${lines.join('\n')}\n}`,
    loader: 'ts',
    resolveDir: ROOT,
  } as const
}

const tableOf = (files: readonly string[]): Plugin => ({
  name: 'route-modules',
  setup({ onLoad }) {
    onLoad({ filter: only([TABLE]) }, () => tableIn(files))
  },
})

/** Writes the bundle, and what leads from its lines back to the sources; answers which route files it holds. */
export async function buildServer(): Promise<string[]> {
  const { placed, routes } = await plan()
  await build({
    ...OPTIONS,
    entryPoints: [ENTRY],
    outfile: SERVER,
    plugins: [tableOf(routes), ownAddresses(only(placed))],
    sourcemap: 'external',
    sourcesContent: false,
  })
  return routes
}

/** For `npm run dev`: these files alone, to be read beside a server that runs from its sources. */
export async function buildModules(files: readonly string[], outfile: string): Promise<void> {
  const plugins = [ownAddresses(/\.tsx?$/)]
  await build({ ...OPTIONS, stdin: tableIn(files), outfile, plugins, sourcemap: 'inline' })
}
