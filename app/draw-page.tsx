// Draws a page that the front door answers without Next: one document with its style sheet, and a script for the parts that live.
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { KEEP_EARLY_PRESS } from '@/components/live/early-press'
import { BrokenPage } from '@/components/ui/broken-page'
import type { Built } from '@/lib/http/door/built'
import { newId } from '@/lib/ids'
import { house } from '@/lib/wiring'
import type { Reader } from '@/lib/words/reader'

export interface Drawing {
  title: string
  reader: Pick<Reader, 'tag' | 'direction'>
  body: ReactNode
  head?: ReactNode
  status?: 404 | 500
  /** It has parts that a script brings to life. */
  isLive?: boolean
}

interface Frame {
  built: Built
  nonce: string | undefined
}

/** As the styles have them: the ground behind a page. */
const THEMES = [
  ['light', '#f7f5f1'],
  ['dark', '#131210'],
] as const

function Document({ body, built, head, isLive, nonce, reader, title }: Drawing & Frame) {
  return (
    <html lang={reader.tag} dir={reader.direction}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>{title}</title>
        {/* In the document, because the first picture of the page would wait for a sheet of its own. */}
        <style nonce={nonce}>{built.styles}</style>
        {head}
        {isLive && <script nonce={nonce}>{KEEP_EARLY_PRESS}</script>}
        {isLive && <script type="module" src={built.script} nonce={nonce} />}
        {THEMES.map(([scheme, colour]) => (
          <meta
            key={scheme}
            name="theme-color"
            media={`(prefers-color-scheme: ${scheme})`}
            content={colour}
          />
        ))}
        <meta name="application-name" content="Remit" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="referrer" content="no-referrer" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any" />
      </head>
      <body>{body}</body>
    </html>
  )
}

function broken(error: unknown): Drawing {
  const number = newId()
  house().log.error({ err: error, number }, 'a page could not be shown')
  return {
    status: 500,
    title: 'Remit',
    reader: { tag: 'en', direction: 'ltr' },
    body: <BrokenPage number={number} />,
  }
}

const write = (drawing: Drawing, frame: Frame): string =>
  `<!DOCTYPE html>${renderToStaticMarkup(<Document {...drawing} {...frame} />)}`

/** Never throws: what failed is shown as a page of its own, and logged by the number that it names. */
export async function answerPage(
  request: Request,
  built: Built,
  draw: (nonce: string | undefined) => Promise<Drawing>,
): Promise<Response> {
  const nonce = request.headers.get('x-nonce') ?? undefined
  const frame = { built, nonce }
  const answer = (html: string, status = 200) =>
    new Response(html, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
  try {
    const drawing = await draw(nonce)
    return answer(write(drawing, frame), drawing.status)
  } catch (error) {
    return answer(write(broken(error), frame), 500)
  }
}
