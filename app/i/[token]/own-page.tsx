// The payer's page. Viewing it creates nothing.
import { readAs } from '@/app/chosen-language'
import { answerPage, type Drawing } from '@/app/draw-page'
import { outcomeIn } from '@/components/invoice/outcomes'
import { PayerPage } from '@/components/invoice/payer-page'
import { AccentStyle } from '@/components/ui/accent-style'
import { Failure } from '@/lib/failure/failure'
import { addressOf } from '@/lib/http/call/client-address'
import { countGuess } from '@/lib/http/call/limits'
import type { Answer } from '@/lib/http/door/own-answers'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { house } from '@/lib/wiring'
import { readerByBrowser, readerFor } from '@/lib/words/reader'
import { LostLink } from '../lost-link'

const said = (query: URLSearchParams, name: string): string | undefined => query.get(name)?.slice(0, 50)

async function lostLink(request: Request): Promise<Drawing> {
  // A page is no answer to a program: who has guessed too often sees the same one.
  await countGuess(house(), addressOf(request)).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error
  })
  const { headers } = request
  const reader = readerByBrowser(headers.get('accept-language'))
  const { say } = reader
  return {
    status: 404,
    title: say('page.lost.title'),
    reader,
    body: <LostLink say={say} path={headers.get('x-remit-path')} />,
  }
}

async function draw(request: Request, token: string, nonce: string | undefined): Promise<Drawing> {
  const { headers, url } = request
  const { searchParams: query } = new URL(url)
  const view = await viewInvoice(house(), token, addressOf(request), {
    choice: said(query, 'choice'),
    amount: said(query, 'amount'),
    localeFor: (own) => readerFor(readAs(headers, own)).locale,
  })
  if (!view) return lostLink(request)
  const reader = readerFor(readAs(headers, view.locale))
  const title = reader.say('page.paper.invoice', { number: view.documentNumber })
  return {
    title: `${title} · ${view.organisation.name}`,
    reader,
    head: (
      <>
        {view.checkout && <script async src={view.checkout.scriptUrl} nonce={nonce} />}
        <AccentStyle colour={view.organisation.primaryColour} nonce={nonce} />
      </>
    ),
    body: (
      <PayerPage
        view={view}
        reader={reader}
        path={`/i/${encodeURIComponent(token)}`}
        outcome={outcomeIn(said(query, 'said'))}
      />
    ),
    isLive: true,
  }
}

export const GET: Answer = (request, { built, params }) =>
  answerPage(request, built, async (nonce) => draw(request, (await params).token ?? '', nonce))
