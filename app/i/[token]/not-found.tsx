// One page for links that are unknown, expired, revoked or broken: it tells none from the other.
import { headers } from 'next/headers'
import { chooseLanguage } from '@/components/pay/words/language'
import { MessagePage } from '@/components/ui/message-page'

export default async function LostLink() {
  const { direction, locale, words } = chooseLanguage(undefined, (await headers()).get('accept-language'))
  return (
    <MessagePage title={words.lost.title} locale={locale} direction={direction}>
      <p>{words.lost.text}</p>
    </MessagePage>
  )
}
