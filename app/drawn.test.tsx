// A page that finds nothing is drawn like any other, and says its status to whoever serves it.
import { globSync, readFileSync } from 'node:fs'
import { redirect } from 'next/navigation'
import { isValidElement } from 'react'
import { expect, test } from 'vitest'
import { withinPage } from '@/lib/http/call/page-status'
import { drawn, lost } from './drawn'

const Missing = () => 'nothing here'

async function draw(page: () => Promise<string>) {
  const said = {}
  const shown = await withinPage(said, () => drawn(page, Missing)({}))
  return { said, shown: isValidElement(shown) ? shown.type : shown }
}

test('what finds nothing is drawn as that, with a 404, and what finds something says nothing', async () => {
  expect(await draw(async () => 'a page')).toEqual({ said: {}, shown: 'a page' })
  expect(await draw(async () => lost())).toEqual({ said: { status: 404 }, shown: Missing })
})

test('leading on to somewhere else is no fault', async () => {
  await expect(draw(async () => redirect('/sign-in'))).rejects.toMatchObject({
    digest: expect.stringContaining('/sign-in'),
  })
})

test('every page that reads something is drawn so, and none leaves a 404 to a script', () => {
  const pages = globSync('app/**/page.tsx').map((path) => ({ path, text: readFileSync(path, 'utf8') }))
  expect(pages.length).toBeGreaterThan(40)
  expect(pages.filter(({ text }) => /^export default async/m.test(text)).map(({ path }) => path)).toEqual([])
  const sources = globSync('app/**/*.{ts,tsx}', { exclude: ['**/*.test.tsx'] })
  expect(sources.filter((path) => /\bnotFound\b.*next\/navigation/.test(readFileSync(path, 'utf8')))).toEqual(
    [],
  )
})
