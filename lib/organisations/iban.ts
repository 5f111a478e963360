// Checks an IBAN's check digits: one mistyped digit sends money to nobody, or to somebody else.

/** Check digits are 98 less a rest; 00, 01 and 99 leave the same rest as 97, 98 and 02, and no bank issues them. */
const POSSIBLE = /^..(?:0[2-9]|[1-8]\d|9[0-8])/

/** ISO 13616: letters count from 10, the first four characters go to the end, and the rest modulo 97 is 1. `iban` is compact. */
export function hasRightCheckDigits(iban: string): boolean {
  if (!POSSIBLE.test(iban)) return false
  const turned = iban.slice(4) + iban.slice(0, 4)
  let rest = 0
  for (const character of turned) {
    const worth = Number.parseInt(character, 36)
    if (Number.isNaN(worth)) return false
    rest = (rest * (worth > 9 ? 100 : 10) + worth) % 97
  }
  return rest === 1
}
