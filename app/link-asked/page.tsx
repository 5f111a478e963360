// What to do after asking for a link that works. It says the same to everybody, so that nobody learns which links there are.
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { drawn } from '@/app/drawn'
import { MessagePage } from '@/components/ui/message-page'
import { readerByBrowser } from '@/lib/words/reader'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Remit', robots: { index: false }, referrer: 'no-referrer' }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

async function LinkAsked({ searchParams }: Props) {
  const { direction, say, tag } = readerByBrowser((await headers()).get('accept-language'))
  const isTooOften = (await searchParams).too === 'often'
  return (
    <MessagePage
      title={say(isTooOften ? 'page.lost.title' : 'said.lost.askedTitle')}
      locale={tag}
      direction={direction}
    >
      <p>{say(isTooOften ? 'page.pay.tooOften' : 'said.lost.asked')}</p>
    </MessagePage>
  )
}

export default drawn(LinkAsked)
