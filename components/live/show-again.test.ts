// When the open page is asked for again, and what of two wishes counts; the browser around it is played.
import { afterEach, beforeEach, expect, it, vi } from 'vitest'

interface Waiting {
  address: string
  answer: (status: number) => void
}

let waiting: Waiting[] = []
let shown: string[] = []
let reloads = 0
const location = { pathname: '/i/token', search: '?choice=next', reload: () => reloads++ }

const fetched = (address: string, { signal }: { signal: AbortSignal }) =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
    waiting.push({ address, answer: (status) => resolve(new Response(address, { status })) })
  })

async function load() {
  vi.resetModules()
  const page = await import('./show-again')
  page.drawBy((next) => shown.push(String(next)))
  return page
}

const settle = () => vi.advanceTimersByTimeAsync(0)

beforeEach(() => {
  waiting = []
  shown = []
  reloads = 0
  location.search = '?choice=next'
  vi.useFakeTimers()
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal(
    'DOMParser',
    class {
      parseFromString = (html: string) => html
    },
  )
  vi.stubGlobal('window', {
    location,
    history: {
      replaceState: (_state: unknown, _title: string, address: string) => {
        location.search = address.slice(location.pathname.length)
      },
    },
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

it('keeps a choice that is on its way when news comes', async () => {
  const { showAgain } = await load()
  void showAgain('?choice=full')
  void showAgain()
  await settle()
  waiting.at(-1)?.answer(200)
  await settle()
  expect(shown).toEqual(['/i/token?choice=full'])
  expect(location.search).toBe('?choice=full')
})

it('shows nothing while the page is held, and what is new then once it is let go', async () => {
  const { holdPage, showAgain } = await load()
  void showAgain()
  const letGo = holdPage()
  waiting[0]?.answer(200)
  await settle()
  void showAgain()
  await settle()
  expect([shown, waiting.length]).toEqual([[], 1])
  letGo()
  letGo()
  waiting.at(-1)?.answer(200)
  await settle()
  expect([shown.length, waiting.length]).toEqual([1, 2])
})

it('asks again where nobody answers, and after half a minute of silence', async () => {
  const { showAgain } = await load()
  void showAgain()
  waiting[0]?.answer(429)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(waiting).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(35_000)
  expect(waiting).toHaveLength(3)
  waiting[2]?.answer(200)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([shown.length, waiting.length, reloads]).toEqual([1, 3, 0])
})

it('loads the page as a whole where it is gone, or cannot be put in place', async () => {
  const { drawBy, showAgain } = await load()
  void showAgain()
  waiting[0]?.answer(404)
  await settle()
  expect(reloads).toBe(1)
  drawBy(() => {
    throw new Error('another page')
  })
  void showAgain()
  waiting[1]?.answer(200)
  await vi.advanceTimersByTimeAsync(60_000)
  expect([reloads, waiting.length]).toEqual([2, 2])
})
