// On an invoice that is paid in parts: what is due when, as it was agreed when it was issued.
import { View } from '@react-pdf/renderer'
import { asksForMoney } from '@/lib/paper/asks-for-money'
import type { InvoiceDocument } from '@/lib/payment-views/document'
import { partDue, partNames } from '@/lib/words/part-words'
import { type Ink, isMirrored, MUTED, Say } from './ink'
import { Fact, moneyIn, SUMS } from './parts'
import { as } from './tags'

interface Props {
  ink: Ink
  view: InvoiceDocument
}

export function PlanOfParts({ ink, view }: Props) {
  const { snapshot } = view
  if (!snapshot?.parts || !asksForMoney(snapshot)) return null
  const money = moneyIn({ ink, view })
  const width = Math.min(SUMS, ink.width)
  const names = partNames(snapshot.parts, ink.reader)
  return (
    <View style={{ marginTop: 14, width, alignSelf: isMirrored(ink) ? 'flex-start' : 'flex-end' }}>
      <Say ink={ink} width={width} size="small" colour={MUTED} tag={as('H2').tag}>
        {ink.reader.say('parts.title')}
      </Say>
      <View {...as('Table')}>
        {snapshot.parts.map((part, at) => (
          <Fact
            key={names[at]}
            ink={ink}
            name={`${names[at]} · ${partDue(part, ink.reader)}`}
            text={money(part.amountMinor)}
            width={width}
            share={0.7}
          />
        ))}
      </View>
    </View>
  )
}
