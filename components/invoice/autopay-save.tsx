// Agreeing to automatic payment without paying: folded, and nothing of it is loaded before it is opened.
import { Live } from '@/components/live/live'
import { FoldedPanel } from '@/components/pay/folded-panel'
import { payWordsOf } from '@/components/pay/pay-words'
import type { PayerView } from '@/lib/payment-views/payer-view'
import { termsFor, tickFor, versionFor } from '@/lib/words/autopay-terms'
import type { Reader } from '@/lib/words/reader'

export function AutopaySave({ reader, view }: { view: PayerView; reader: Reader }) {
  const { currency, organisation, saving } = view
  if (!saving) return null
  const { say, tag, tongue } = reader
  const { covers, ...checkout } = saving
  return (
    <FoldedPanel title={say('page.autopay.saveTitle')}>
      <Live
        id="save"
        part="save"
        isDrawn={false}
        told={{
          source: { ...checkout, locale: tongue },
          currency,
          seller: organisation.name,
          offer: {
            tick: tickFor(covers, reader, organisation.name),
            terms: termsFor(covers, reader, organisation.name),
            ...{ version: versionFor(covers), locale: tag },
          },
          note: say('page.autopay.saveNote'),
          awaited: say('page.autopay.saveAwaited'),
          tickMissed: say('page.autopay.tickMissed'),
          buttonText: say('page.autopay.saveButton'),
          words: payWordsOf(say),
        }}
      />
    </FoldedPanel>
  )
}
