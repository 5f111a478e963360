// The payer's page. Viewing it creates nothing.
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { cache } from 'react'
import { readAs } from '@/app/chosen-language'
import { drawn, lost, titled } from '@/app/drawn'
import { outcomeIn } from '@/components/invoice/outcomes'
import { PayerPage } from '@/components/invoice/payer-page'
import { Failure } from '@/lib/failure/failure'
import { addressOf } from '@/lib/http/call/client-address'
import { countGuess } from '@/lib/http/call/limits'
import { viewInvoice } from '@/lib/payment-views/view-invoice'
import { house } from '@/lib/wiring'
import { readerByBrowser, readerFor } from '@/lib/words/reader'
import { LostLink } from '../lost-link'

export const dynamic = 'force-dynamic'

type Said = string | string[] | undefined

interface Props {
  params: Promise<{ token: string }>
  searchParams: Promise<{ said?: Said; choice?: Said; amount?: Said }>
}

/** Used by the title and the page, read once. */
const readPage = cache(async (token: string, choice: string | undefined, amount: string | undefined) => {
  const asked = await headers()
  const network = addressOf({ headers: asked })
  const view = await viewInvoice(house(), token, network, {
    choice,
    amount,
    localeFor: (own) => readerFor(readAs(asked, own)).locale,
  })
  // A page is no answer to a program: who has guessed too often sees the same one.
  if (!view)
    await countGuess(house(), network).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error
    })
  const reader = view ? readerFor(readAs(asked, view.locale)) : readerByBrowser(asked.get('accept-language'))
  return { view, reader, nonce: asked.get('x-nonce') ?? undefined }
})

const one = (said: Said): string | undefined => (typeof said === 'string' ? said.slice(0, 50) : undefined)

const readAsked = ({ token }: { token: string }, { amount, choice }: { amount?: Said; choice?: Said }) =>
  readPage(token, one(choice), one(amount))

async function describe({ params, searchParams }: Props): Promise<Metadata> {
  const { view, reader } = await readAsked(await params, await searchParams)
  const { say } = reader
  const title = view
    ? `${say('page.paper.invoice', { number: view.documentNumber })} · ${view.organisation.name}`
    : say('page.lost.title')
  return { title, robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

export const generateMetadata = titled(describe)

async function Page({ params, searchParams }: Props) {
  const { token } = await params
  const { view, reader, nonce } = await readAsked({ token }, await searchParams)
  if (!view) lost()
  return (
    <>
      {view.checkout && <script async src={view.checkout.scriptUrl} nonce={nonce} />}
      <PayerPage
        view={view}
        reader={reader}
        nonce={nonce}
        path={`/i/${encodeURIComponent(token)}`}
        outcome={outcomeIn((await searchParams).said)}
      />
    </>
  )
}

export default drawn(Page, LostLink)
