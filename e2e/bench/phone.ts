// Opens the three pages in Chromium made as slow as a cheap phone on a slow network, in turn, each time as a stranger.
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Browser, type CDPSession, chromium, type Page } from 'playwright'
import type { Visit } from '@/scripts/bench/phone'
import { ensureBrowser } from '@/scripts/support/browser'
import { launchOptions } from '@/scripts/support/browser-launch'
import { PlainError } from '@/scripts/support/say'
import type { Bills } from './bills'
import type { BenchServer, Stage, Undo } from './stage'

const SCREEN = { width: 412, height: 823 }
const SLOWER = 4
/** "Slow 4G" as Chromium's own tools mean it (November 2026): 1.6 Mbit/s and 150 ms, with their corrections for this way of slowing. */
const SLOW_4G = {
  offline: false,
  latency: 562.5,
  downloadThroughput: (1.6e6 * 0.9) / 8,
  uploadThroughput: (750e3 * 0.9) / 8,
}
const PATIENCE_MS = 60_000
/** What moves or is drawn later than this is not waited for. */
const SETTLES_MS = 1_500
/** Rarely: each look takes time from a page that has little. */
const LOOK_EVERY_MS = 250

const WATCH = fileURLToPath(new URL('watch-page.mjs', import.meta.url))

interface Bytes {
  ownScriptBytes: number
  documentBytes: number
  otherBytes: number
}

/** What came from the page's own server. */
function weigh(session: CDPSession, port: number): Bytes {
  const bytes: Bytes = { ownScriptBytes: 0, documentBytes: 0, otherBytes: 0 }
  const kinds = new Map<string, keyof Bytes>()
  session.on('Network.responseReceived', ({ requestId, response, type }) => {
    if (new URL(response.url).port !== String(port)) return
    kinds.set(
      requestId,
      type === 'Script' ? 'ownScriptBytes' : type === 'Document' ? 'documentBytes' : 'otherBytes',
    )
  })
  session.on('Network.loadingFinished', ({ encodedDataLength, requestId }) => {
    const kind = kinds.get(requestId)
    if (kind) bytes[kind] += encodedDataLength
  })
  return bytes
}

type Seen = Omit<Visit, 'server' | keyof Bytes>

/** Asked now and then: waiting inside the page needs `eval`, which a policy forbids. */
const seenOn = async (page: Page): Promise<Seen> => (await page.evaluate('window.benchSeen')) as Seen

async function visit(browser: Browser, { name, port }: BenchServer, token: string): Promise<Visit> {
  const context = await browser.newContext({
    ...{ viewport: SCREEN, deviceScaleFactor: 2.625, isMobile: true, hasTouch: true, locale: 'en-GB' },
  })
  try {
    await context.addInitScript({ path: WATCH })
    const page = await context.newPage()
    page.setDefaultTimeout(PATIENCE_MS)
    const session = await context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', SLOW_4G)
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    const bytes = weigh(session, port)
    await page.goto(`http://localhost:${port}/i/${token}`)
    // The page without a script has no form: it is over when Stripe could be called.
    const last = name === 'bare' ? 'stripeRunsMs' : 'payableMs'
    const until = performance.now() + PATIENCE_MS
    while ((await seenOn(page))[last] === undefined) {
      if (performance.now() > until)
        throw new Error(`${name}: ${last} did not come, only ${JSON.stringify(await seenOn(page))}`)
      await pause(LOOK_EVERY_MS)
    }
    await pause(SETTLES_MS)
    const seen = await seenOn(page)
    return { server: name, ...seen, ...bytes }
  } finally {
    await context.close()
  }
}

export async function visitPages(
  { servers }: Stage,
  { looked }: Bills,
  visits: number,
  undo: Undo,
  say: (line: string) => void,
): Promise<Visit[]> {
  const executablePath = ensureBrowser()
  if (executablePath === undefined) throw new PlainError('No browser could be had: --phone needs Chromium.')
  const browser = await chromium.launch({ ...launchOptions, executablePath, handleSIGINT: false })
  undo.push(() => browser.close())
  const found: Visit[] = []
  // The first of each is not counted: the servers have not drawn the page for a browser before.
  for (let turn = 0; turn <= visits; turn++)
    for (const server of servers) {
      const one = await visit(browser, server, looked[turn] ?? '')
      say(`  phone, visit ${turn}, ${server.name}: painted after ${Math.round(one.lcpMs)} ms`)
      if (turn > 0) found.push(one)
    }
  return found
}
