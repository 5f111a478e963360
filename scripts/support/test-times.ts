// How long each step of `npm test` took: said at the end, and written beside the reports of the runners.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg } from 'node:os'
import { join, relative } from 'node:path'
import { z } from 'zod'
import { ROOT } from './service'
import type { Count } from './test-report'

export interface StepTime extends Count {
  step: string
  seconds: number
}

const KEPT_RUNS = 50
const runsSchema = z.array(z.unknown())
const vitestReport = z.object({
  testResults: z.array(z.object({ name: z.string(), startTime: z.number(), endTime: z.number() })),
})

const readJson = (file: string): unknown =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined

/** Newest last. How busy the machine was when the run ended tells what the figures are worth. */
export function keepTimes(folder: string, steps: StepTime[], seconds: number): void {
  const file = join(folder, 'times.json')
  const earlier = runsSchema.safeParse(readJson(file)).data ?? []
  const run = {
    at: new Date().toISOString(),
    node: process.versions.node,
    cores: availableParallelism(),
    load: loadavg()[0],
    seconds,
    steps,
  }
  writeFileSync(file, `${JSON.stringify([...earlier, run].slice(-KEPT_RUNS), null, 2)}\n`)
}

/** The files of unit and integration tests that took longest, in seconds. */
export function slowestFiles(report: string, most: number): [string, number][] {
  const { data } = vitestReport.safeParse(readJson(report))
  return (data?.testResults ?? [])
    .map(({ endTime, name, startTime }): [string, number] => [
      relative(ROOT, name),
      (endTime - startTime) / 1000,
    ])
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
}
