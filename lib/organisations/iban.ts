// Whether an IBAN is whole: a digit mistyped sends money to nobody, or to somebody else.

/** ISO 13616: letters count from 10, the first four characters go to the end, and the rest modulo 97 is 1. `iban` is compact. */
export function hasRightCheckDigits(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4)
  let rest = 0
  for (const character of turned) {
    const worth = Number.parseInt(character, 36)
    if (Number.isNaN(worth)) return false
    rest = (rest * (worth > 9 ? 100 : 10) + worth) % 97
  }
  return rest === 1
}
