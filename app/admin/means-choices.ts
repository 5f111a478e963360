// The means of payment that a price can be named for, by name: what is usual first.
import type { MeansChoice } from '@/components/admin/prices/adjustment-rows'
import { PRICED_METHODS } from '@/lib/prices/methods'
import { meansOf } from '@/lib/words/means'
import { readerFor } from '@/lib/words/reader'

const USUAL = ['card', 'sepa_debit', 'us_bank_account', 'bacs_debit', 'link', 'paypal', 'klarna']

/** "wechat_pay" → "Wechat pay", where we have no name for it. */
const spelled = (type: string): string => {
  const words = type.replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function meansChoices(seller: string): MeansChoice[] {
  const { say } = readerFor('en')
  const nameless = say('page.means.other')
  const choices = PRICED_METHODS.map((value) => {
    const name = meansOf({ methodType: value }, seller, say)
    return { value, label: name === nameless ? spelled(value) : name }
  })
  const others = choices
    .filter(({ value }) => !USUAL.includes(value))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'))
  return [...USUAL.flatMap((type) => choices.filter(({ value }) => value === type)), ...others]
}
