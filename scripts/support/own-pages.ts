// Builds what the pages that the front door answers itself send along: their script, drawn by Preact in place of React, and their sheet.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import tailwind from '@tailwindcss/postcss'
import { build } from 'esbuild'
import postcss from 'postcss'
import { STYLES_FILE } from '@/lib/http/door/built'
import { packFiles } from './pack'
import { ROOT } from './service'

const SHEET = 'app/own-page.css'

/** Preact does for these parts what React does, in a sixth of its bytes. */
const PREACT = {
  react: 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react/jsx-runtime': 'preact/jsx-runtime',
}

async function buildScript(folder: string): Promise<void> {
  const { outputFiles } = await build({
    ...{ absWorkingDir: ROOT, bundle: true, minify: true, write: false },
    ...{ format: 'esm', platform: 'browser', target: 'es2022', logLevel: 'warning' },
    entryPoints: ['components/live/start.ts'],
    outdir: folder,
    entryNames: '[name]-[hash]',
    alias: PREACT,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
  })
  for (const { contents, path } of outputFiles) writeFileSync(path, contents)
}

async function buildSheet(folder: string): Promise<void> {
  const from = join(ROOT, SHEET)
  const made = await postcss([tailwind({ base: ROOT, optimize: { minify: true } })]).process(
    readFileSync(from, 'utf8'),
    { from },
  )
  // Stands in a style element, which nothing in it may end.
  if (made.css.includes('</')) throw new Error(`${SHEET} holds what would end its element.`)
  writeFileSync(join(folder, STYLES_FILE), made.css)
}

/** Makes the folder anew. */
export async function buildOwnPages(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await Promise.all([buildScript(folder), buildSheet(folder)])
  packFiles(folder)
}
