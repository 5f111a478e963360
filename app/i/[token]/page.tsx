// The page behind a payer's link. A view of it creates nothing anywhere.
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { PayerPage } from '@/components/invoice/payer-page'
import { fill } from '@/components/pay/words/fill'
import { chooseLanguage } from '@/components/pay/words/language'
import { viewInvoice } from '@/lib/payments/view-invoice'
import { house } from '@/lib/wiring'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ token: string }>
}

/** Asked by the title and by the page, read once. */
const readPage = cache(async (token: string) => {
  const [view, asked] = await Promise.all([viewInvoice(house(), token), headers()])
  const language = chooseLanguage(view?.locale, asked.get('accept-language'))
  return { view, language, nonce: asked.get('x-nonce') ?? undefined }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { view, language } = await readPage((await params).token)
  const { lost, paper } = language.words
  const title = view
    ? `${fill(paper.invoice, { number: view.documentNumber })} · ${view.organisation.name}`
    : lost.title
  return { title, robots: { index: false, follow: false }, referrer: 'no-referrer' }
}

export default async function Page({ params }: Props) {
  const { token } = await params
  const { view, language, nonce } = await readPage(token)
  if (!view) notFound()
  return (
    <>
      {view.checkout && <script async src={view.checkout.scriptUrl} nonce={nonce} />}
      <PayerPage view={view} language={language} path={`/i/${encodeURIComponent(token)}`} />
    </>
  )
}
