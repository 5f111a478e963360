// `npm run dev` shows what is written without a restart: a page, a rule in lib/, the front door, an address that is new.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'playwright/test'
import { createDatabase, type TestDatabase } from '@/lib/testing/create'
import { startTestServer, type TestServer } from '@/lib/testing/server'
import { isPortTaken } from '@/scripts/support/ports'
import { ROOT } from '@/scripts/support/service'

/** Below the root, so that the packages are found; the sources of this clone are left alone. */
const COPY = join(ROOT, '.data', `dev-copy-${process.env.TEST_PARALLEL_INDEX}`)

/** Compiling takes what the machine has to give, and others may want it, too: a page is waited for like the start. */
const COMPILED = { timeout: 240_000 }

const NEW_ADDRESS = `// An address that was not there at the start.
import { house } from '@/lib/wiring'
export const GET = () => Response.json({ title: 'New here', now: house().clock.now() })
`
const THE_BEGINNING = { now: new Date(0).toISOString() }

let server: TestServer
let database: TestDatabase
let dev: ChildProcess
let url: string
let said = ''

function copySources(): void {
  rmSync(COPY, { recursive: true, force: true })
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
  })
  for (const path of listed.toString().split('\0').filter(Boolean)) {
    // What is deleted may be listed still.
    cpSync(join(ROOT, path), join(COPY, path), { recursive: true, force: true, errorOnExist: false })
  }
}

/** Writes a file of the copy anew; what is replaced must be there. */
function change(path: string, from: string, to: string): void {
  const text = readFileSync(join(COPY, path), 'utf8')
  expect(text).toContain(from)
  writeFileSync(join(COPY, path), text.replace(from, to))
}

function add(path: string, text: string): void {
  mkdirSync(dirname(join(COPY, path)), { recursive: true })
  writeFileSync(join(COPY, path), text)
}

/**
 * The first of three, for the app, the sandbox and its mail. Below those that a system gives out by itself: the next one after a
 * port that it gave us may be somebody's connection a moment later.
 */
async function freePortsInARow(): Promise<number> {
  for (let first = 20_000 + (process.pid % 3_000) * 3; ; first += 3) {
    const taken = await Promise.all([first, first + 1, first + 2].map(isPortTaken))
    if (!taken.includes(true)) return first
  }
}

test.beforeAll(async () => {
  test.setTimeout(300_000)
  copySources()
  server = await startTestServer()
  database = await createDatabase(server.adminUrl, server.templateName)
  const port = await freePortsInARow()
  url = `http://localhost:${port}`
  dev = spawn(process.execPath, ['--import', 'tsx', 'scripts/dev.ts'], {
    cwd: COPY,
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'development',
      DATABASE_URL: database.url,
      PORT: String(port),
      SANDBOX_PORT: String(port + 1),
      REMIT_DATA_DIR: join(COPY, '.data'),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [dev.stdout, dev.stderr]) stream?.on('data', (chunk) => (said += chunk))
  const ended = new Promise<string>((resolve) =>
    dev.once('exit', (code) => resolve(`ended with ${code}:\n${said}`)),
  )
  const serving = expect.poll(() => said, COMPILED).toContain('serving at')
  expect(await Promise.race([ended, serving]), 'it serves').toBeUndefined()
})

test.afterAll(async () => {
  if (dev.exitCode === null) {
    const ended = new Promise((resolve) => dev.once('exit', resolve))
    dev.kill('SIGTERM')
    await ended
  }
  await database.drop()
  await server.stop()
  rmSync(COPY, { recursive: true, force: true })
})

test('a change to a page, to lib/ or to the front door is seen without a restart', async ({
  page,
  request,
}) => {
  test.setTimeout(900_000)
  const complaints: string[] = []
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) complaints.push(message.text())
  })
  await page.goto(`${url}/sign-in`, COMPILED)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible(COMPILED)
  await page.evaluate('globalThis.isSamePage = true')

  change('app/sign-in/page.tsx', 'title="Sign in"', 'title="Come in"')
  await expect(page.getByRole('heading', { name: 'Come in' })).toBeVisible(COMPILED)
  expect(await page.evaluate('globalThis.isSamePage'), 'the page is patched, not loaded anew').toBe(true)

  const titleAt = async (path: string) =>
    (await (await request.get(url + path, { headers: { accept: 'application/json' }, ...COMPILED })).json())
      .title
  const problems = async () => (await request.get(`${url}/problems`, COMPILED)).text()
  // Said by the front door, and on a page that Next makes: both have said the old words when the new ones are written.
  expect(await titleAt('/nowhere')).toBe('No such address')
  expect(await problems()).toContain('No such address')
  change('lib/failure/catalogue.ts', 'No such address', 'Nothing lives here')
  await expect.poll(() => titleAt('/nowhere'), COMPILED).toBe('Nothing lives here')
  await expect.poll(problems, COMPILED).toContain('Nothing lives here')

  add('app/api/new-here/route.ts', NEW_ADDRESS)
  // Until it has been seen, the address answers with a page that says that there is nothing.
  const newHere = async (): Promise<{ title?: string; now?: string }> => {
    const answer = await request.get(`${url}/api/new-here`, COMPILED)
    return answer.ok() ? answer.json() : {}
  }
  await expect.poll(newHere, COMPILED).toMatchObject({ title: 'New here' })
  expect(await newHere()).not.toMatchObject(THE_BEGINNING)
  // What is kept from one request to the next is built anew, also by requests that come while the change is being read.
  change('lib/clock.ts', 'now: () => new Date()', 'now: () => new Date(0)')
  await expect.poll(newHere, { ...COMPILED, intervals: [10] }).toMatchObject(THE_BEGINNING)
  expect(complaints).toEqual([])
})
