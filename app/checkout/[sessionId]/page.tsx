// The checkout page: takes an embedded payment, links to a hosted one, and shows the result afterwards.
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { cache } from 'react'
import { readAs } from '@/app/chosen-language'
import { drawn, lost, titled } from '@/app/drawn'
import { CheckoutPage } from '@/components/checkout/checkout-page'
import { viewCheckout } from '@/lib/checkouts/view'
import { house } from '@/lib/wiring'
import { localeFor, readerByBrowser, readerFor } from '@/lib/words/reader'
import { LostCheckout } from '../lost-checkout'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ sessionId: string }>
}

/** Used by the title and the page, read once. */
const readPage = cache(async (sessionId: string) => {
  const [view, asked] = await Promise.all([viewCheckout(house(), sessionId), headers()])
  const reader = view
    ? readerFor(readAs(asked, localeFor({ country: view.country })))
    : readerByBrowser(asked.get('accept-language'))
  return { view, reader, nonce: asked.get('x-nonce') ?? undefined }
})

async function describe({ params }: Props): Promise<Metadata> {
  const { view, reader } = await readPage((await params).sessionId)
  const title = view
    ? `${reader.say('checkout.order', { reference: view.reference })} · ${view.organisation.name}`
    : reader.say('checkout.lost.title')
  return { title, robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

export const generateMetadata = titled(describe)

async function Page({ params }: Props) {
  const { sessionId } = await params
  const { view, reader, nonce } = await readPage(sessionId)
  if (!view) lost()
  const isPayable = view.standing === 'open' && view.isEmbedded
  return (
    <>
      {isPayable && <script async src={view.scriptUrl} nonce={nonce} />}
      <CheckoutPage
        view={view}
        reader={reader}
        nonce={nonce}
        path={`/checkout/${encodeURIComponent(sessionId)}`}
      />
    </>
  )
}

export default drawn(Page, LostCheckout)
