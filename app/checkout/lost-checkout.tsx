// One page for addresses of checkouts that are unknown or broken.
import { headers } from 'next/headers'
import { MessagePage } from '@/components/ui/message-page'
import { readerByBrowser } from '@/lib/words/reader'

export async function LostCheckout() {
  const { direction, say, tag } = readerByBrowser((await headers()).get('accept-language'))
  return (
    <MessagePage title={say('checkout.lost.title')} locale={tag} direction={direction}>
      <p>{say('checkout.lost.text')}</p>
    </MessagePage>
  )
}
