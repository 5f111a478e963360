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
  ...{ format: 'esm', platform: 'node', target: 'node26' },
  // Each finds its own files, and what it is made of, where it was installed.
  packages: 'external',
} as const satisfies BuildOptions

/** Exactly these files. */
const only = (files: readonly string[]): RegExp =>
  new RegExp(`/(?:${files.map((file) => file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`)

/** A file's own address stays what it is, where all of them are one. */
const ownAddresses = (files: readonly string[]): Plugin => ({
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter: only(files) }, ({ path }) => {
      const from = relative(dirname(join(ROOT, SERVER)), path)
      const address = `new URL(${JSON.stringify(from)}, import.meta.url).href`
      return {
        contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', address),
        loader: 'ts',
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
  return {
    routes: files.filter((file) => !needsNext(metafile, `app/${file}`)).sort(),
    placed: Object.keys(metafile.inputs).filter((file) =>
      readFileSync(join(ROOT, file), 'utf8').includes('import.meta.url'),
    ),
  }
}

const tableOf = (files: readonly string[]): Plugin => ({
  name: 'route-modules',
  setup({ onLoad }) {
    onLoad({ filter: only([TABLE]) }, () => {
      const lines = files.map(
        (file) => `${JSON.stringify(file)}: () => import(${JSON.stringify(`@/app/${file}`)}),`,
      )
      return {
        contents: `export const routeModules = {\n${lines.join('\n')}\n}`,
        loader: 'ts',
        resolveDir: ROOT,
      }
    })
  },
})

/** Writes the bundle, and what leads from its lines back to the sources; answers which route files it holds. */
export async function buildServer(): Promise<string[]> {
  const { placed, routes } = await plan()
  await build({
    ...OPTIONS,
    entryPoints: [ENTRY],
    outfile: SERVER,
    plugins: [tableOf(routes), ownAddresses(placed)],
    sourcemap: 'external',
    sourcesContent: false,
  })
  return routes
}
