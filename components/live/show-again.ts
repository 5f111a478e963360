// Asks the server how the open page looks now, and shows it.
const TRY_AGAIN_MS = 5_000
const PATIENCE_MS = 30_000

let put: (next: Document) => void = () => window.location.reload()
let asked: AbortController | undefined
/** What the address is to ask for, as long as it is not shown yet: news must not undo a choice that is on its way. */
let wanted: string | undefined
let holds = 0
let isDue = false

/** How what the server has drawn is put in the place of what is shown. */
export function drawBy(putting: (next: Document) => void): void {
  put = putting
}

/**
 * Until the answer is called, the page stays as it is, whatever was asked for before: nothing is taken from under a payer whose
 * bank is asking. What has changed meanwhile is shown then.
 */
export function holdPage(): () => void {
  let isHeld = true
  holds += 1
  return () => {
    if (!isHeld) return
    isHeld = false
    holds -= 1
    if (holds === 0 && isDue) void showAgain()
  }
}

/** Without its styles: the policy of this page would stop them, by the nonce of another answer, also where they are only read. */
const parsed = (html: string): Document =>
  new DOMParser().parseFromString(html.replace(/<style[\s\S]*?<\/style>/g, ''), 'text/html')

/** Undefined where nobody answered in time, or by a fault. */
async function read(
  address: string,
  signal: AbortSignal,
): Promise<{ html: string; isFound: boolean } | undefined> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  signal.addEventListener('abort', () => patience.abort())
  try {
    const answer = await fetch(address, {
      headers: { accept: 'text/html' },
      cache: 'no-store',
      signal: patience.signal,
    })
    const html = await answer.text()
    // Whatever else is refused, by whom ever, says nothing of the page.
    const isGone = answer.status === 404 || answer.status === 410
    return answer.ok || isGone ? { html, isFound: answer.ok } : undefined
  } catch (cause) {
    if (!signal.aborted) console.warn('The page could not be asked for', cause)
    return undefined
  } finally {
    clearTimeout(timer)
  }
}

/** What cannot be put in place is loaded as a whole. */
function show(html: string): void {
  try {
    put(parsed(html))
  } catch (cause) {
    console.warn('The page could not be put in place', cause)
    window.location.reload()
  }
}

/**
 * `search` is shown in the address from then on. Of several calls only the last counts. Where the server cannot be reached it
 * is asked again until it answers; a page that is there no more is loaded as a whole.
 */
export async function showAgain(search: string = wanted ?? window.location.search): Promise<void> {
  asked?.abort()
  asked = new AbortController()
  const { signal } = asked
  wanted = search
  isDue = true
  if (holds > 0) return
  const address = `${window.location.pathname}${search}`
  const answer = await read(address, signal)
  if (signal.aborted || holds > 0) return
  if (!answer) {
    const timer = setTimeout(() => void showAgain(), TRY_AGAIN_MS)
    signal.addEventListener('abort', () => clearTimeout(timer))
    return
  }
  isDue = false
  wanted = undefined
  window.history.replaceState(null, '', address)
  if (answer.isFound) show(answer.html)
  else window.location.reload()
}
