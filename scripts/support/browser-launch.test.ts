// What Playwright switches off in Chromium stays off, although our own list takes the place of its.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { launchOptions, PLAYWRIGHTS_OWN } from './browser-launch'

it('every feature that Playwright switches off is switched off, and no feature is listed that it has dropped', () => {
  const require = createRequire(createRequire(import.meta.url).resolve('playwright'))
  const bundle = join(dirname(require.resolve('playwright-core/package.json')), 'lib', 'coreBundle.js')
  const [, list = ''] =
    /\n\s+disabledFeatures = \[\n([\s\S]*?)\n\s+\]\.filter/.exec(readFileSync(bundle, 'utf8')) ?? []
  const theirs = [...list.matchAll(/^\s+"(\w+)",?$/gm)].map(([, name = '']) => name)
  expect(theirs.sort()).toEqual(PLAYWRIGHTS_OWN)
  expect(launchOptions.args.filter((arg) => arg.startsWith('--disable-features='))).toHaveLength(1)
})
