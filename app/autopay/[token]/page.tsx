// Where the link in an email leads by which a payer stops automatic payment. Looking changes nothing: it needs a press, because scanners follow links.
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { drawn, lost } from '@/app/drawn'
import { PRIMARY_BUTTON } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { findByStopLink } from '@/lib/autopay/find'
import { house } from '@/lib/wiring'
import { readerFor } from '@/lib/words/reader'

export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Remit', robots: { index: false }, referrer: 'no-referrer' }

interface Props {
  params: Promise<{ token: string }>
}

async function StopAutopay({ params }: Props) {
  const { token } = await params
  await headers()
  const found = await findByStopLink(house(), token)
  if (!found) lost()
  const { direction, say, tag } = readerFor(found.locale)
  const names = { organisation: found.organisation }
  return found.isOver ? (
    <MessagePage title={say('mail.autopay.ended.title')} locale={tag} direction={direction}>
      <p>{say('page.autopay.stopped', names)}</p>
    </MessagePage>
  ) : (
    <MessagePage title={say('page.autopay.stopTitle')} locale={tag} direction={direction}>
      <p>{say('page.autopay.stopLead', names)}</p>
      <form method="post" action={`/autopay/${encodeURIComponent(token)}/stop`}>
        <button type="submit" className={PRIMARY_BUTTON}>
          {say('page.autopay.stopButton')}
        </button>
      </form>
    </MessagePage>
  )
}

export default drawn(StopAutopay)
