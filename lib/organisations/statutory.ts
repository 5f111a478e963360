// Where the law grants interest for late payment that we can reckon, and in which money.

/** Where the euro was the money from 2023 on: the rates of the European Central Bank are the reference there. */
const EURO_AREA = new Set('AT BE CY DE EE ES FI FR GR HR IE IT LT LU LV MT NL PT SI SK'.split(' '))

export function statutoryMoney(country: string): 'EUR' | 'GBP' | null {
  if (EURO_AREA.has(country)) return 'EUR'
  return country === 'GB' ? 'GBP' : null
}
