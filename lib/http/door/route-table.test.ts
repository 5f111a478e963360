// The table of addresses, read from folders as Next reads them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { exportedMethods, findRoute, readRouteTable } from './route-table'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'routes-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(path: string, source = '') {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), source)
}

test('methods are read from what a route file exports, in every form that Next knows', () => {
  expect(exportedMethods('export const POST = endpoint({})')).toEqual(['POST', 'OPTIONS'])
  expect(exportedMethods('export async function GET() {}')).toEqual(['GET', 'HEAD', 'OPTIONS'])
  expect(exportedMethods('export const { GET, POST } = handlers')).toEqual(['GET', 'HEAD', 'POST', 'OPTIONS'])
  expect(exportedMethods("export const dynamic = 'force-dynamic'\nexport function DELETE() {}")).toEqual([
    'DELETE',
    'OPTIONS',
  ])
})

test('folders become addresses: parameters match one segment, groups and slots none, private folders nothing', () => {
  put('invoices/[id]/route.ts', 'export const GET = 1')
  put('(people)/admin/@side/page.tsx')
  put('_parts/page.tsx')
  const table = readRouteTable(folder)
  expect(table.map((route) => route.path).sort()).toEqual(['/admin', '/invoices/[id]'])
  expect(findRoute(table, '/invoices/1')?.path).toBe('/invoices/[id]')
  expect(findRoute(table, '/invoices')).toBeUndefined()
  expect(findRoute(table, '/invoices/1/2')).toBeUndefined()
})

test('a page that is drawn without Next has a file, one of Next’s has none', () => {
  put('i/[token]/own-page.tsx')
  put('i/own-page.test.tsx')
  put('admin/page.tsx')
  const table = readRouteTable(folder)
  expect(table.map(({ file, isPage, path }) => ({ file, isPage, path }))).toEqual([
    { path: '/admin', isPage: true, file: undefined },
    { path: '/i/[token]', isPage: true, file: 'i/[token]/own-page.tsx' },
  ])
})

test('a fixed address wins over a parameter, and that over a catch-all', () => {
  for (const path of ['a/[...rest]', 'a/[id]', 'a/b', 'a/openapi.json'])
    put(`${path}/route.ts`, 'export const GET = 1')
  const table = readRouteTable(folder)
  expect(findRoute(table, '/a/b')?.path).toBe('/a/b')
  expect(findRoute(table, '/a/c')?.path).toBe('/a/[id]')
  expect(findRoute(table, '/a/c/d')?.path).toBe('/a/[...rest]')
  expect(findRoute(table, '/a/openapiXjson')?.path).toBe('/a/[id]')
})
