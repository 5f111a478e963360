// For `npm run dev`: the pages that the front door answers itself, built anew when one is asked for and a source has changed.
import { rmSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { readBuilt } from '@/lib/http/door/built'
import type { Inside } from '@/lib/http/door/door-server'
import { ownAnswers, type RouteModules } from '@/lib/http/door/own-answers'
import { BUILT_PATH } from '@/lib/http/door/prefixes'
import { findRoute, readRouteTable } from '@/lib/http/door/route-table'
import { buildModules } from './bundle'
import { buildOwnPages } from './own-pages'
import { ROOT } from './service'

/** As deep as what the build makes for the server. */
const FOLDER = join(ROOT, '.next', 'remit-dev')

interface Options {
  origin: string
  /** Answers all others. */
  next: Inside
  onFault: (error: unknown, request: IncomingMessage) => void
}

let generation = 0

async function build(options: Options): Promise<Inside> {
  generation += 1
  const routes = readRouteTable(join(ROOT, 'app')).filter(({ file, isPage }) => isPage && file !== undefined)
  const made = join(FOLDER, `pages-${process.pid}-${generation}.mjs`)
  // Of its own, because the next may be built before this one has been read.
  const sent = join(FOLDER, `built-${process.pid}-${generation}`)
  await Promise.all([
    buildModules(
      routes.map(({ file = '' }) => file),
      made,
    ),
    buildOwnPages(sent),
  ])
  const { routeModules } = (await import(pathToFileURL(made).href)) as { routeModules: RouteModules }
  const read = readBuilt(sent)
  rmSync(made)
  rmSync(sent, { recursive: true })
  return ownAnswers({ ...options, routes, modules: routeModules, built: read })
}

export function hotPages(options: Options) {
  let built: Promise<Inside> | undefined
  let routes = readRouteTable(join(ROOT, 'app'))

  const isOurs = (url: string): boolean => {
    const { file, isPage } = findRoute(routes, url.split('?', 1)[0] ?? '') ?? {}
    return url.startsWith(BUILT_PATH) || (isPage === true && file !== undefined)
  }
  async function fresh(): Promise<Inside> {
    built ??= build(options)
    const building = built
    // What could not be built is tried again by the next who asks.
    building.catch(() => {
      if (built === building) built = undefined
    })
    return building
  }
  return {
    inside: async (request: IncomingMessage, response: ServerResponse): Promise<void> =>
      isOurs(request.url ?? '') ? (await fresh())(request, response) : options.next(request, response),
    /** A source has changed. */
    forget(): void {
      built = undefined
      routes = readRouteTable(join(ROOT, 'app'))
    },
  }
}
