// Asks the server how the open page looks now, and shows it.
const TRY_AGAIN_MS = 5_000

let put: (next: Document) => void = () => window.location.reload()
let asked: AbortController | undefined

/** How what the server has drawn is put in the place of what is shown. */
export function drawBy(putting: (next: Document) => void): void {
  put = putting
}

/** Without its styles: the policy of this page would stop them, by the nonce of another answer, also where they are only read. */
const parsed = (html: string): Document =>
  new DOMParser().parseFromString(html.replace(/<style[\s\S]*?<\/style>/g, ''), 'text/html')

/**
 * `search` is shown in the address from then on. Of several calls only the last counts. Where the server cannot be reached it
 * is asked again until it answers; a page that is there no more is loaded as a whole.
 */
export async function showAgain(search: string = window.location.search): Promise<void> {
  asked?.abort()
  asked = new AbortController()
  const { signal } = asked
  const address = `${window.location.pathname}${search}`
  try {
    const answer = await fetch(address, { headers: { accept: 'text/html' }, cache: 'no-store', signal })
    const html = await answer.text()
    if (answer.status >= 500) throw new Error(`the page was answered with ${answer.status}`)
    if (signal.aborted) return
    window.history.replaceState(null, '', address)
    if (answer.ok) put(parsed(html))
    else window.location.reload()
  } catch (cause) {
    if (signal.aborted) return
    console.warn('The page could not be shown again', cause)
    const timer = setTimeout(() => void showAgain(search), TRY_AGAIN_MS)
    signal.addEventListener('abort', () => clearTimeout(timer))
  }
}
