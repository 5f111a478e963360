// The browser tests that failed, once more and alone, with everything recorded: for looking at. It changes no result.
import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'

/** More than these have one cause that a few traces show as well. */
const MOST = 5

interface Suite {
  specs: { title: string; ok: boolean; file: string; line: number; tests: { projectName: string }[] }[]
  suites?: Suite[]
}

const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    specs: z.array(
      z.object({
        title: z.string(),
        ok: z.boolean(),
        file: z.string(),
        line: z.number(),
        tests: z.array(z.object({ projectName: z.string() })),
      }),
    ),
    suites: z.array(suiteSchema).optional(),
  }),
)
const reportSchema = z.object({ suites: z.array(suiteSchema) })

export interface FailedTest {
  title: string
  /** As Playwright takes it: `file:line`. */
  place: string
  project: string
}

const failedIn = ({ specs, suites = [] }: Suite): FailedTest[] => [
  ...specs
    .filter(({ ok }) => !ok)
    .map(({ file, line, tests, title }) => ({
      title,
      place: `${file}:${line}`,
      project: tests[0]?.projectName ?? '',
    })),
  ...suites.flatMap(failedIn),
]

/** From Playwright's report in JSON; none where there is no such report. */
export function failedTests(report: string): FailedTest[] {
  if (!existsSync(report)) return []
  const { data } = reportSchema.safeParse(JSON.parse(readFileSync(report, 'utf8')))
  return (data?.suites ?? []).flatMap(failedIn)
}

export const worthTracing = (failed: FailedTest[]): FailedTest[] => failed.slice(0, MOST)

/** A test that passes when it is repeated has failed all the same: it is named, so that it is mended and not repeated. */
export function flakyAmong(failed: FailedTest[], failedAgain: FailedTest[]): FailedTest[] {
  const again = new Set(failedAgain.map(({ place, project, title }) => `${project} ${place} ${title}`))
  return failed.filter(({ place, project, title }) => !again.has(`${project} ${place} ${title}`))
}
