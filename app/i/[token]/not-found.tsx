// One page for links that are unknown, expired, revoked or broken, which it does not tell apart.
import { headers } from 'next/headers'
import { MessagePage } from '@/components/ui/message-page'
import { readerByBrowser } from '@/lib/words/reader'

export default async function LostLink() {
  const { direction, say, tag } = readerByBrowser((await headers()).get('accept-language'))
  return (
    <MessagePage title={say('page.lost.title')} locale={tag} direction={direction}>
      <p>{say('page.lost.text')}</p>
    </MessagePage>
  )
}
