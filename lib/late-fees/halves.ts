// Which half years our table of reference rates knows, and which somebody would have to name.
import { statutoryMoney } from '@/lib/organisations/statutory'
import type { Day } from '@/lib/time-zone'
import { halfInWords, halfOf, lastKnownHalf, type Regime } from './rates'

const regimeIn = (country: string): Regime | undefined => {
  const money = statutoryMoney(country)
  if (money === 'EUR') return 'statutory-eu'
  return money === 'GBP' ? 'statutory-uk' : undefined
}

const nextHalf = (half: string): string => {
  const [year, part] = half.split('-')
  return part === '1' ? `${year}-2` : `${Number(year) + 1}-1`
}

/** Those behind the last that is known, through that of today; latest first, none where no statutory interest is reckoned. */
export function halvesUnknown(country: string, today: Day): { value: string; label: string }[] {
  const regime = regimeIn(country)
  if (!regime) return []
  const halves: string[] = []
  for (let half = nextHalf(lastKnownHalf(regime)); half <= halfOf(today); half = nextHalf(half))
    halves.unshift(half)
  return halves.map((value) => ({
    value,
    label: halfInWords(value)
      .replace(/^the /, '')
      .replace(/^./, (letter) => letter.toUpperCase()),
  }))
}

export function knownInWords(country: string): string | null {
  const regime = regimeIn(country)
  return regime ? `Our own table ends with ${halfInWords(lastKnownHalf(regime))}.` : null
}
