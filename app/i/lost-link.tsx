// One page for links that are unknown, expired, revoked or broken, which it does not tell apart.
import { headers } from 'next/headers'
import { QUIET_BUTTON } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import { readerByBrowser } from '@/lib/words/reader'

export async function LostLink() {
  const asked = await headers()
  const { direction, say, tag } = readerByBrowser(asked.get('accept-language'))
  const path = asked.get('x-remit-path')
  return (
    <MessagePage title={say('page.lost.title')} locale={tag} direction={direction}>
      <p>{say('page.lost.text')}</p>
      {path && (
        <form method="post" action={`${path}/ask-for-link`} className="grid justify-items-start gap-4">
          <p>{say('said.lost.hint')}</p>
          <button type="submit" className={QUIET_BUTTON}>
            {say('said.lost.send')}
          </button>
        </form>
      )}
    </MessagePage>
  )
}
