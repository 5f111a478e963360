// The page of a checkout: pays an embedded one, leads to a hosted one, and thanks or explains afterwards.
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { notFound } from 'next/navigation'
import { CheckoutPage } from '@/components/checkout/checkout-page'
import { viewCheckout } from '@/lib/checkouts/view'
import { house } from '@/lib/wiring'
import { readerFor } from '@/lib/words/reader'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = {
  title: 'Checkout · Remit',
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
}

interface Props {
  params: Promise<{ sessionId: string }>
}

export default async function Page({ params }: Props) {
  const [{ sessionId }, asked] = await Promise.all([params, headers()])
  const view = await viewCheckout(house(), sessionId)
  if (!view) notFound()
  const reader = readerFor({ country: view.country })
  const isPayable = view.standing === 'open' && view.isEmbedded
  return (
    <>
      {isPayable && <script async src={view.scriptUrl} nonce={asked.get('x-nonce') ?? undefined} />}
      <CheckoutPage view={view} reader={reader} />
    </>
  )
}
