// What a payer has agreed to, and the button that stops it; a plain form, which needs no script.
import { TEXT_BUTTON } from '@/components/ui/button'
import type { PayerView } from '@/lib/payment-views/payer-view'
import { meansOf } from '@/lib/words/means'
import type { Reader } from '@/lib/words/reader'

interface Props {
  view: PayerView
  reader: Reader
  path: string
}

export function AutopayOn({ path, reader: { say }, view }: Props) {
  const { consent } = view.autopay
  if (!consent) return null
  const method = consent.method ?? { type: 'card' }
  const means = meansOf({ ...method, methodType: method.type }, view.organisation.name, say)
  return (
    <form
      method="post"
      action={`${path}/stop-autopay`}
      className="flex flex-wrap items-center gap-x-4 border-t border-line pt-3 print:hidden"
    >
      <p>{say('page.autopay.on', { means })}</p>
      <button type="submit" className={TEXT_BUTTON} aria-label={say('page.autopay.stopButton')}>
        {say('page.autopay.stop')}
      </button>
    </form>
  )
}
