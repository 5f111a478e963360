// One page for links that are unknown, expired, revoked or broken, which it does not tell apart.
import { QUIET_BUTTON } from '@/components/ui/button'
import { MessagePage } from '@/components/ui/message-page'
import type { Say } from '@/lib/words/room'

interface Props {
  say: Say
  /** Of what may have been a link once, below which another one can be asked for. */
  path: string | null
}

export function LostLink({ path, say }: Props) {
  return (
    <MessagePage title={say('page.lost.title')}>
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
